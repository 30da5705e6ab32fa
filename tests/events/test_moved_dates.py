"""When a date moves, what we keep about its children moves with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Booking, CareDetails
from events.services import add_date, cancel_date, change_date
from site_project.outbox.models import Notice
from tests.events.conftest import GRAN, SOFIA, booked

TIMES = ("starts_at", "ends_at", "closes_at", "offers_end_at")
pytestmark = pytest.mark.django_db


def test_a_care_sheet_is_kept_until_a_week_after_the_new_day(date, office):
    booked(date, children=(SOFIA,), emergency=GRAN)
    later = {name: getattr(date, name) + timedelta(days=28) for name in TIMES}
    change_date(occurrence_id=date.pk, values=later, actor=office)
    assert CareDetails.objects.get().purge_after == timezone.localdate(later["ends_at"]) + timedelta(days=7)


def shifted(date, *names: str, **by: float) -> dict:
    """These moments of a date, later by so much."""
    return {name: getattr(date, name) + timedelta(**by) for name in names}


def test_a_later_end_is_told_and_nobody_has_to_say_anything(date, office):
    booking, _link = booked(date)
    change_date(occurrence_id=date.pk, values=shifted(date, "ends_at", minutes=15), actor=office)
    booking.refresh_from_db()
    assert (booking.confirm_by, Notice.objects.filter(kind="booking-moved").count()) == (None, 1)


def test_who_cannot_be_written_to_is_not_asked_and_keeps_its_place(date, office):
    by_phone, _link = booked(date, 1, email="", phone="07700 900123")
    by_letter, _link = booked(date, 2)
    change_date(occurrence_id=date.pk, values=shifted(date, *TIMES, days=7), actor=office)
    by_phone.refresh_from_db()
    by_letter.refresh_from_db()
    assert (by_phone.confirm_by, by_letter.confirm_by is None) == (None, False)


def test_who_was_late_for_the_old_day_is_not_late_for_the_new_one(date, office):
    booking, _link = booked(date)
    Booking.objects.update(late_minutes=10)
    change_date(occurrence_id=date.pk, values=shifted(date, *TIMES, days=7), actor=office)
    booking.refresh_from_db()
    assert booking.late_minutes is None


def test_a_date_that_was_called_off_by_mistake_can_be_put_on_again(date, office):
    cancel_date(occurrence_id=date.pk, actor=office)
    again = {name: getattr(date, name) for name in (*TIMES, "page", "adult_capacity")}
    assert add_date(values=again, actor=office).starts_at == date.starts_at
