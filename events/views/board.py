"""The staff board: /admin/events/. Each view refuses with a 403 of its own before it loads anything.

What all of its views share, and the list of dates. The rest is in `board_*.py` by topic.
"""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.enums import OccurrenceStatus
from events.models import EventPage, Occurrence
from events.querysets import OccurrenceQuerySet
from home.desk import school_of
from site_project.privacy.http import confidential
from site_project.staff.guards import to_second_step
from site_project.staff.session_facts import passed_second_step

View = Callable[..., HttpResponse]
VIEW_BOOKINGS, ADD_DATES, CHANGE_DATES = "events.view_booking", "events.add_occurrence", "events.change_occurrence"
BOOK, CHANGE_BOOKINGS = "events.add_booking", "events.change_booking"


def needs(permission: str) -> Callable[[View], View]:
    """Only for staff with `permission`, after a second step. The others get a page that says so, not a sign-in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                return render(request, "events/board/not_for_you.html", status=403)
            if not passed_second_step(request):
                return to_second_step(request)
            return view(request, *args, **kwargs)

        return confidential(checked)

    return decorate


def dates_of(request: HttpRequest) -> OccurrenceQuerySet:
    """The dates of the school whose address the admin was opened at."""
    return Occurrence.objects.of_site(school_of(request))


def date_or_404(request: HttpRequest, occurrence_id: uuid.UUID) -> Occurrence:
    """One of its dates, with the page."""
    return get_object_or_404(dates_of(request).with_page(), pk=occurrence_id)


def open_date_or_404(request: HttpRequest, occurrence_id: uuid.UUID) -> Occurrence:
    """One that can still be changed: not cancelled, not over."""
    states = [OccurrenceStatus.DRAFT, OccurrenceStatus.SCHEDULED]
    still = dates_of(request).with_page().coming(timezone.now()).filter(status__in=states)
    return get_object_or_404(still, pk=occurrence_id)


def pages_of(request: HttpRequest) -> Any:
    """The events of that school, to choose from."""
    return EventPage.objects.descendant_of(school_of(request).root_page).order_by("title")


@needs(VIEW_BOOKINGS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All coming dates with what is booked and left, and the last ones that are over."""
    dates, now = dates_of(request), timezone.now()
    coming = dates.coming(now).for_board()
    past = dates.filter(ends_at__lte=now).for_board().order_by("-starts_at")[:10]
    return render(request, "events/board/index.html", {"coming": coming, "past": past})
