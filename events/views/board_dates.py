"""Adding a date, changing it, moving it or calling it off, each with what will happen before it does."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from events.forms import DateForm
from events.models import Booking, Occurrence
from events.refusals import DateRefused
from events.services import add_date, cancel_date, change_date, read_whom_to_ring
from events.views.board import ADD_DATES, CHANGE_DATES, needs, open_date_or_404, pages_of

FORM = "events/board/edit.html"


@needs(ADD_DATES)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new date."""
    form = DateForm(request.POST or None, pages=pages_of(request))
    if request.method == "POST" and form.is_valid():
        date = add_date(values=form.values(), actor=request.user)
        messages.success(request, _("The date is there.") + " " + closing_words(date))
        return redirect("events_board:people" if date.childcare_on else "events_board:coming", date.pk)
    return render(request, FORM, {"form": form, "date": None}, status=422 if form.errors else 200)


@needs(CHANGE_DATES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """Other times or numbers. Where families would be written to, what they get is shown first."""
    date = open_date_or_404(request, occurrence_id)
    form = DateForm(request.POST or None, pages=pages_of(request), instance=date)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if form.moves and "sure" not in request.POST and (letters := letters_to(request, date)).families:
                return render(request, "events/board/move.html", {"form": form, "date": date, "letters": letters})
            try:
                return _changed(request, form, date)
            except DateRefused as why:
                form.add_error(why.field, str(why))
                status = 409
    return render(request, FORM, {"form": form, "date": date, "closing": closing_words(date)}, status=status)


def _changed(request: HttpRequest, form: DateForm, date: Occurrence) -> HttpResponse:
    reason = form.cleaned_data["reason"]
    changed = change_date(occurrence_id=date.pk, values=form.values(), actor=request.user, reason=reason)
    messages.success(request, _("The date is changed.") + " " + closing_words(changed))
    return redirect("events_board:coming", date.pk)


@needs(CHANGE_DATES)
@require_http_methods(["GET", "HEAD"])
def ask_cancel(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """What calling a date off will do, before it is done."""
    date = open_date_or_404(request, occurrence_id)
    return render(request, "events/board/cancel.html", {"date": date, "letters": letters_to(request, date)})


@needs(CHANGE_DATES)
@require_POST
def cancel(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """Call a date off. The board then says whom to ring."""
    date = open_date_or_404(request, occurrence_id)
    told = cancel_date(occurrence_id=date.pk, actor=request.user)
    words = ngettext("%(told)d family had booked.", "%(told)d families had booked.", told) % {"told": told}
    messages.success(request, _("The date is cancelled.") + " " + words)
    return redirect("events_board:coming", date.pk)


class Letters:
    """Whom a change of a date reaches: families with an e-mail, and those to ring; and who is asked about a move."""

    def __init__(self, families: list[Booking]) -> None:
        self.families = families
        self.by_mail = [booking for booking in families if booking.email]
        self.to_ring = [booking for booking in families if not booking.email]
        self.asked = [booking for booking in self.by_mail if booking.is_confirmed]


def letters_to(request: HttpRequest, date: Occurrence) -> Letters:
    """Who would hear of it: everybody who has booked, holds an offer or waits. That they were listed is noted."""
    families = list(Booking.objects.of_families().still_open().filter(occurrence=date))
    return Letters(read_whom_to_ring(occurrence=date, families=families, reader=request.user))


def closing_words(date: Occurrence) -> str:
    """When booking really closes: earlier than staff asked for where a waiting family could not be asked any more."""
    moment = localtime(date.closes_at)
    when = {"day": date_format(moment, "l j F"), "time": date_format(moment, "fA").lower()}
    return _("Booking closes on %(day)s at %(time)s.") % when
