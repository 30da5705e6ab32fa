"""The rules of dates: calling off, moving, shrinking, forgetting."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.enums import BookingState, OccurrenceStatus
from events.models import Booking, CareDetails, Occurrence
from events.refusals import DateRefused
from events.retention import purge_bookings, purge_care_sheets
from events.services import cancel, cancel_date, change_date, no_longer_fitting
from events.services.after import complete_past_dates
from site_project.outbox.models import Notice
from site_project.privacy.models import AuditEntry
from tests.events.conftest import GRAN, SAM, SOFIA, booked, held, supervise

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
    assert Notice.objects.filter(kind="booking-moved").count() == 1


def test_a_smaller_room_removes_nobody_and_names_the_last_who_booked(date, office):
    booked(date, 1, adults=3)
    last, _link = booked(date, 2)
    change_date(occurrence_id=date.pk, values={"adult_capacity": 3}, actor=office, reason="The hall is let")
    assert held(date)[0] == 4
    assert no_longer_fitting(date) == [last]
    assert AuditEntry.objects.get(action="date.changed").reason == "The hall is let"


def test_a_helper_who_drops_out_removes_no_child_and_stops_childcare(date):
    booking, _link = booked(date, 1, children=(SOFIA,), emergency=GRAN)
    assert supervise(date, 1).care_capacity == 0
    assert no_longer_fitting(date) == [booking]
    waiting, _link = booked(date, 2, children=(SAM,), emergency=GRAN)
    assert waiting.is_waiting
    supervise(date, 2)
    waiting.refresh_from_db()
    assert waiting.is_offered


def test_dates_that_are_over_say_so(make_date):
    date = make_date(starts_at=timezone.now() - timedelta(days=1))
    assert complete_past_dates() == 1
    date.refresh_from_db()
    assert date.status == OccurrenceStatus.COMPLETED


def test_care_sheets_go_after_a_week_and_bookings_after_a_month(date):
    booked(date, children=(SOFIA,), emergency=GRAN)
    assert purge_care_sheets() == purge_bookings() == 0
    past = timezone.now() - timedelta(days=32)  # also where the hour after it is the next day
    Occurrence.objects.update(starts_at=past, ends_at=past + timedelta(hours=1), closes_at=past, offers_end_at=past)
    CareDetails.objects.update(purge_after=past.date() + timedelta(days=7))
    # The sheet and the child's name; the booking.
    assert (purge_care_sheets(dry_run=True), purge_bookings(dry_run=True)) == (2, 1)
    assert (purge_care_sheets(), purge_bookings()) == (2, 1)
    assert not Booking.objects.exists()
    assert held(date) == (1, 1, 2)


def test_publishing_an_old_draft_of_the_page_leaves_dates_and_bookings_alone(date, event_page):
    old = event_page.save_revision()
    booked(date)
    old.publish()
    assert held(date) == (1, 0, 1)
    assert Occurrence.objects.count() == Booking.objects.count() == 1


def test_childcare_that_a_family_counts_on_is_not_switched_off(date, office):
    booking, _link = booked(date, children=(SOFIA,), emergency=GRAN)
    off = {"occurrence_id": date.pk, "values": {"childcare_on": False}, "actor": office, "reason": "Nobody is free"}
    with pytest.raises(DateRefused) as refusal:
        change_date(**off)
    assert refusal.value.field == "childcare_on"
    cancel(booking_id=booking.pk)
    assert change_date(**off).care_capacity == 0
