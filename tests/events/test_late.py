"""A family that runs late says so with one tap."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.enums import Why
from events.refusals import BookingRefused
from events.services import cancel, running_late
from events.services.late import LATE_MINUTES
from site_project.privacy.models import AuditEntry
from tests.events.conftest import booked, words

pytestmark = pytest.mark.django_db
START = timezone.now() + timedelta(days=1)
END = START + timedelta(minutes=75)
TICK = timedelta(seconds=1)


def entries() -> int:
    """How often somebody's being late was written down."""
    return AuditEntry.objects.filter(action="booking.late").count()


@pytest.fixture
def booking(make_date):
    return booked(make_date(starts_at=START))[0]


@pytest.mark.parametrize("minutes", LATE_MINUTES)
def test_it_is_noted_once_and_can_be_taken_back(booking, minutes):
    for _press in range(2):
        assert running_late(booking_id=booking.pk, minutes=minutes, now=START).late_minutes == minutes
    for _press in range(2):
        assert running_late(booking_id=booking.pk, minutes=0, now=START).late_minutes is None
    assert entries() == 2


@pytest.mark.parametrize("now", [START - timedelta(hours=3), START, END - TICK])
def test_from_three_hours_before_until_the_end(booking, now):
    assert running_late(booking_id=booking.pk, minutes=20, now=now).late_minutes == 20


@pytest.mark.parametrize(("now", "why"), [(START - timedelta(hours=3) - TICK, Why.TOO_SOON), (END, Why.OVER)])
def test_not_before_and_not_after(booking, now, why):
    with pytest.raises(BookingRefused) as refusal:
        running_late(booking_id=booking.pk, minutes=10, now=now)
    assert (refusal.value.code, entries()) == (why, 0)


def test_who_does_not_come_is_not_late(booking):
    cancel(booking_id=booking.pk)
    with pytest.raises(BookingRefused) as refusal:
        running_late(booking_id=booking.pk, minutes=10, now=START)
    assert refusal.value.code == Why.GONE


@pytest.mark.parametrize("minutes", [-10, 5, 40])
def test_other_minutes_are_a_mistake_of_ours(booking, minutes):
    with pytest.raises(ValueError, match="10, 20 or 30"):
        running_late(booking_id=booking.pk, minutes=minutes, now=START)


def test_one_tap_on_the_page(parent, make_date):
    booking, link = booked(
        make_date(starts_at=timezone.now() + timedelta(hours=2), closes_at=timezone.now() + TICK * 60)
    )
    page = f"/bookings/b/{link}/"
    assert "Running late?" in words(parent.get(page))
    assert parent.post(f"{page}late/", {"minutes": "20"}).status_code == 303
    assert "You come about 20 minutes late. That is fine." in words(parent.get(page))
    assert parent.post(f"{page}late/", {"minutes": "0"}).status_code == 303
    assert "Running late?" in words(parent.get(page))


@pytest.mark.parametrize("minutes", ["", "15", "-10", "ten", "9" * 1000])
def test_a_forged_number_is_a_kind_page(parent, make_date, minutes):
    _booking, link = booked(make_date())
    response = parent.post(f"/bookings/b/{link}/late/", {"minutes": minutes})
    assert response.status_code == 409
    assert "Please pick one of the buttons." in words(response)


def test_days_before_there_is_no_such_button(parent, make_date):
    _booking, link = booked(make_date())
    assert "Running late?" not in words(parent.get(f"/bookings/b/{link}/"))
    assert parent.post(f"/bookings/b/{link}/late/", {"minutes": "10"}).status_code == 409
