"""Writing to everybody at one date: the words, then what will be sent to whom, then it is sent."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from events.forms.messages import MessageForm
from events.models import Occurrence
from events.services import Written, families_to_write_to, read_whom_to_ring, write_to_families
from events.views.board import CHANGE_DATES, date_or_404, needs
from events.views.board_dates import Letters

NOTHING = gettext_lazy(
    "Nothing went out just now: this page was sent before, or no family is there to write to. "
    "To send other words, press “Write to families” again."
)


@needs(CHANGE_DATES)
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """The form, the preview (`send` is not pressed yet), or the sending."""
    date = date_or_404(request, occurrence_id)
    form = MessageForm(request.POST or None)
    if request.method != "POST":
        return _show(request, date, form)
    if not form.is_valid():
        return _show(request, date, form, status=422)
    given = form.cleaned_data
    if "send" in request.POST:
        _say(request, write_to_families(occurrence_id=date.pk, actor=request.user, **given))
        return redirect("events_board:coming", date.pk)
    if "again" in request.POST:
        return _show(request, date, form)
    families = families_to_write_to(date=date, booked=given["booked"], waiting=given["waiting"])
    letters = Letters(read_whom_to_ring(occurrence=date, families=families, reader=request.user))
    return render(request, "events/board/message_preview.html", {"date": date, "form": form, "letters": letters})


def _say(request: HttpRequest, written: Written) -> None:
    """What was done, in words."""
    letters, calls = written.letters, written.calls
    if letters:
        words = ngettext("%(letters)d letter is on its way.", "%(letters)d letters are on their way.", letters)
        messages.success(request, words % {"letters": letters})
    if calls:
        words = ngettext(
            "%(calls)d family is under “Please ring”.", "%(calls)d families are under “Please ring”.", calls
        )
        messages.success(request, words % {"calls": calls})
    if not letters and not calls:
        messages.warning(request, NOTHING)


def _show(request: HttpRequest, date: Occurrence, form: MessageForm, status: int = 200) -> HttpResponse:
    return render(request, "events/board/message.html", {"date": date, "form": form}, status=status)
