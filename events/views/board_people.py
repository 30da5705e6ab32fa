"""Who looks after the children at a date, and how many children that makes."""

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from events.cautions import cautions_of
from events.forms.supervisors import NAMES, SupervisorRows, SupervisorsNoteForm, rows_of
from events.models import EventSettings, Occurrence, Supervisor
from events.planner import plan_of, still_free
from events.services import no_longer_fitting, read_whom_to_ring, set_supervisors
from events.views.board import CHANGE_DATES, dates_of, needs, open_date_or_404
from home.desk import school_of


@needs(CHANGE_DATES)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """The rows of names, and the planner below them. Nobody is removed when there are fewer adults than before."""
    date = open_date_or_404(request, occurrence_id)
    supervisors = list(date.supervisors.all())
    rows, note = SupervisorRows(request.POST or None, initial=rows_of(supervisors)), SupervisorsNoteForm()
    status = 200
    if request.method == "POST":
        note, status = SupervisorsNoteForm(request.POST), 422
        if rows.is_valid() and note.is_valid():
            if note.cleaned_data.pop("seen") == seen_of(supervisors):
                _save(request, date, rows.supervisors(), **note.cleaned_data)
                return redirect("events_board:people", date.pk)
            status = _somebody_was_quicker(request, supervisors)
    context = {"rows": rows, "note": note, **_page(request, date, supervisors)}
    return render(request, "events/board/people.html", context, status=status)


def _page(request: HttpRequest, date: Occurrence, supervisors: list[Supervisor]) -> dict[str, Any]:
    settings = EventSettings.for_site(school_of(request))
    return {
        "date": date,
        "seen": seen_of(supervisors),
        "names": _names_known(request),
        "list_id": NAMES,
        "plan": plan_of(date, supervisors, settings),
        "free": still_free(date, supervisors, settings),
        "settings": settings,
        "cautions": cautions_of(date, supervisors),
        "too_many": read_whom_to_ring(occurrence=date, families=no_longer_fitting(date), reader=request.user),
    }


def seen_of(supervisors: list[Supervisor]) -> str:
    """Who was in the list when its page was shown. Each saving makes new rows, so the same people saved anew differ."""
    return " ".join(str(person.pk) for person in supervisors)


def _somebody_was_quicker(request: HttpRequest, there: list[Supervisor]) -> int:
    """Say what the list holds by now; what was typed stays, and a second press saves it. Returns the status."""
    names = ", ".join(person.name for person in there) or _("nobody")
    words = _("Somebody else saved this list meanwhile. It says: %(names)s. Look at yours, then press Save again.")
    messages.error(request, words % {"names": names})
    return 409


def _save(request: HttpRequest, date: Occurrence, people: list[Supervisor], *, reason: str, others_too: bool) -> None:
    others = _without_anybody(date) if others_too else []
    for each in [date, *others]:
        copies = [_copy(person) for person in people]
        set_supervisors(occurrence_id=each.pk, supervisors=copies, actor=request.user, reason=reason)
    count = len(others)
    more = ngettext("Also for %(count)d other date.", "Also for %(count)d other dates.", count) % {"count": count}
    messages.success(request, " ".join([_("The adults in charge are saved."), *([more] if count else [])]))


def _without_anybody(date: Occurrence) -> list[Occurrence]:
    """The other coming dates of the same event with childcare that name nobody yet."""
    coming = Occurrence.objects.filter(page=date.page_id, childcare_on=True, supervisors=None)
    return [other for other in coming.coming(timezone.now()).exclude(pk=date.pk) if other.can_change(timezone.now())]


def _copy(person: Supervisor) -> Supervisor:
    names = ("name", "is_checked", "has_first_aid", "counts_in_ratio")
    return Supervisor(**{name: getattr(person, name) for name in names})


def _names_known(request: HttpRequest) -> list[Any]:
    """Names of adults in charge at this school's dates, the latest first."""
    people = Supervisor.objects.filter(occurrence__in=dates_of(request)).order_by().values("name")
    latest = people.annotate(last=Max("occurrence__starts_at")).order_by("-last")
    return list(latest.values_list("name", flat=True)[:40])
