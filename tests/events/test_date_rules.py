"""The rules of dates: calling off, moving, shrinking, forgetting."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.enums import BookingState, OccurrenceStatus
from events.models import Booking, CareDetails, Occurrence
from events.retention import purge_bookings, purge_care_sheets
from events.services import cancel_date, change_date
from events.services.dates import TooSmall, complete_past_dates
from site_project.outbox.models import Notice
from tests.events.conftest import GRAN, SOFIA, booked, held

pytestmark = pytest.mark.django_db


def test_calling_a_date_off_ends_every_booking_and_tells_each_family_once(date, office):
    booked(date, 1)
    booked(date, 2, children=(SOFIA,), emergency=GRAN)
    assert cancel_date(occurrence_id=date.pk, actor=office) == 2
    assert cancel_date(occurrence_id=date.pk, actor=office) == 0
    assert Notice.objects.filter(kind="booking-cancelled").count() == 2
    assert set(Booking.objects.values_list("state", flat=True)) == {BookingState.CANCELLED}
    assert held(date) == (0, 0, 0)


def test_moving_a_date_tells_families_and_calendars(date, office):
    booked(date)
    later = {"starts_at": date.starts_at + timedelta(hours=1), "ends_at": date.ends_at + timedelta(hours=1)}
    moved = change_date(occurrence_id=date.pk, values=later, actor=office)
    assert moved.ics_sequence == 1
    assert Notice.objects.filter(kind="booking-changed").count() == 1


def test_capacity_cannot_go_below_what_is_booked(date, office):
    booked(date, adults=3)
    with pytest.raises(TooSmall):
        change_date(occurrence_id=date.pk, values={"adult_capacity": 2}, actor=office)
    change_date(occurrence_id=date.pk, values={"adult_capacity": 3}, actor=office)
    assert held(date)[0] == 3


def test_dates_that_are_over_say_so(make_date):
    date = make_date(starts_at=timezone.now() - timedelta(days=1))
    assert complete_past_dates() == 1
    date.refresh_from_db()
    assert date.status == OccurrenceStatus.COMPLETED


def test_care_sheets_go_after_a_week_and_bookings_after_a_month(date):
    booked(date, children=(SOFIA,), emergency=GRAN)
    assert purge_care_sheets() == purge_bookings() == 0
    past = timezone.now() - timedelta(days=31)
    Occurrence.objects.update(starts_at=past, ends_at=past + timedelta(hours=1), closes_at=past)
    CareDetails.objects.update(purge_after=past.date() + timedelta(days=7))
    assert (purge_care_sheets(dry_run=True), purge_bookings(dry_run=True)) == (1, 1)
    assert (purge_care_sheets(), purge_bookings()) == (1, 1)
    assert not Booking.objects.exists()
    assert held(date) == (1, 1, 2)


def test_publishing_an_old_draft_of_the_page_leaves_dates_and_bookings_alone(date, event_page):
    old = event_page.save_revision()
    booked(date)
    old.publish()
    assert held(date) == (1, 0, 1)
    assert Occurrence.objects.count() == Booking.objects.count() == 1
