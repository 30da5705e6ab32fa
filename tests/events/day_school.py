"""A morning in the tests: a date that begins in ten minutes, and families who are expected there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from events.enums import DayWhy
from events.models import Attendee, Booking, Movement, Occurrence
from events.on_the_day import DayRefused
from events.presence import Building, FamilyDay, by_name
from events.services import book
from site_project.privacy.keys import new_token
from site_project.staff.models import User
from tests.events.conftest import GRAN, SOFIA, family


def soon(make_date, **values) -> Occurrence:
    """A date that begins in ten minutes; families could book until just now."""
    now = timezone.now()
    times = {"starts_at": now + timedelta(minutes=10), "closes_at": now, "offers_end_at": now}
    return make_date(**{**times, "opens_at": now - timedelta(days=9), **values})


def expected(date: Occurrence, by: User, number: int = 1, **values) -> Booking:
    """A family that has a place."""
    return book(occurrence=date, request=family(number, **values), key=new_token(), by=by).booking


def with_sofia(date: Occurrence, by: User, number: int = 1, **values) -> tuple[Booking, Attendee]:
    """A family that has a place, and its child in childcare."""
    booking = expected(date, by, number, **{"children": (SOFIA,), "emergency": GRAN, **values})
    return booking, booking.attendees.in_childcare().get()


def now_at(booking: Booking) -> FamilyDay:
    """The family as the database has it."""
    return FamilyDay(Booking.objects.for_day().get(pk=booking.pk))


def inside(date: Occurrence) -> Building:
    """Everybody in the building as the database has it."""
    return Building(by_name(Booking.objects.for_day().filter(occurrence=date)))


def lines(booking: Booking) -> list[tuple[str, int, int]]:
    """What was pressed for a family: direction, adults, children along."""
    rows = Movement.objects.filter(booking=booking)
    return [(row.direction, row.adults, row.children_along) for row in rows]


def refused(action: Callable[..., object], **values) -> DayWhy:
    """Why it could not be done."""
    with pytest.raises(DayRefused) as no:
        action(**values)
    return no.value.code
