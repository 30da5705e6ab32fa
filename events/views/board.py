"""The staff board: /admin/events/. Each view refuses with a 403 of its own before it loads anything."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Site

from events.enums import OccurrenceStatus
from events.forms import DateForm
from events.models import EventPage, Occurrence
from events.services import add_date, cancel_date, change_date, read_register
from events.services.dates import TooSmall
from events.services.people import KEEP_CARE_SHEETS
from site_project.privacy.http import confidential

View = Callable[..., HttpResponse]
VIEW_BOOKINGS, ADD_DATES, CHANGE_DATES = "events.view_booking", "events.add_occurrence", "events.change_occurrence"


def needs(permission: str) -> Callable[[View], View]:
    """Only for staff with `permission`. The others get a page that says so, not a trip to the sign-in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                return render(request, "events/board/not_for_you.html", status=403)
            return view(request, *args, **kwargs)

        return confidential(checked)

    return decorate


@needs(VIEW_BOOKINGS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All coming dates with what is booked and left, and the last ones that are over."""
    dates, now = _dates(request), timezone.now()
    coming = dates.coming(now).for_board()
    past = dates.filter(ends_at__lte=now).for_board().order_by("-starts_at")[:10]
    return render(request, "events/board/index.html", {"coming": coming, "past": past})


@needs(VIEW_BOOKINGS)
@require_safe
def coming(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """Who is coming to one date."""
    date = get_object_or_404(_dates(request).with_page(), pk=occurrence_id)
    bookings = read_register(occurrence=date, reader=request.user)
    return render(request, "events/board/coming.html", {"date": date, "bookings": bookings})


@needs(VIEW_BOOKINGS)
@require_safe
def register(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """The same on paper, with the sheet for the childcare room."""
    date = get_object_or_404(_dates(request).with_page(), pk=occurrence_id)
    bookings = read_register(occurrence=date, reader=request.user)
    children = [(booking, child) for booking in bookings for child in booking.children_in_childcare]
    shred_by = timezone.localdate(date.ends_at) + KEEP_CARE_SHEETS
    context = {"date": date, "bookings": bookings, "children": children, "shred_by": shred_by}
    return render(request, "events/board/register.html", context)


@needs(ADD_DATES)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new date."""
    form = DateForm(request.POST or None, pages=_pages(request))
    if request.method == "POST" and form.is_valid():
        add_date(values=form.values(), actor=request.user)
        messages.success(request, _("The date is there."))
        return redirect("events_board:index")
    return render(request, "events/board/edit.html", {"form": form, "date": None})


@needs(CHANGE_DATES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """Other times or numbers."""
    date = get_object_or_404(_open_dates(request), pk=occurrence_id)
    form = DateForm(request.POST or None, pages=_pages(request), instance=date)
    if request.method == "POST" and form.is_valid() and _changed(request, date, form):
        messages.success(request, _("The date is changed."))
        return redirect("events_board:index")
    return render(request, "events/board/edit.html", {"form": form, "date": date})


@needs(CHANGE_DATES)
@require_http_methods(["GET", "HEAD"])
def ask_cancel(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """What calling a date off will do, before it is done."""
    date = get_object_or_404(_open_dates(request), pk=occurrence_id)
    return render(request, "events/board/cancel.html", {"date": date, "families": date.bookings.live().count()})


@needs(CHANGE_DATES)
@require_POST
def cancel(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """Call a date off."""
    date = get_object_or_404(_open_dates(request), pk=occurrence_id)
    told = cancel_date(occurrence_id=date.pk, actor=request.user)
    words = ngettext("%(told)d family had booked.", "%(told)d families had booked.", told) % {"told": told}
    messages.success(request, _("The date is cancelled.") + " " + words)
    return redirect("events_board:index")


def _changed(request: HttpRequest, date: Occurrence, form: DateForm) -> bool:
    try:
        change_date(occurrence_id=date.pk, values=form.values(), actor=request.user)
    except TooSmall as short:
        for name in short.fields:
            form.add_error(name, _("More than that are booked already."))
        return False
    return True


def _site(request: HttpRequest) -> Site:
    """The school whose address the admin was opened at."""
    return Site.find_for_request(request) or Site.objects.get(is_default_site=True)


def _dates(request: HttpRequest) -> Any:
    return Occurrence.objects.of_site(_site(request))


def _open_dates(request: HttpRequest) -> Any:
    """Dates that can still be changed: not cancelled, not over."""
    states = [OccurrenceStatus.DRAFT, OccurrenceStatus.SCHEDULED]
    return _dates(request).with_page().coming(timezone.now()).filter(status__in=states)


def _pages(request: HttpRequest) -> Any:
    return EventPage.objects.descendant_of(_site(request).root_page).order_by("title")
