"""A real program reads our calendar files: the right hour on either side of the clock changes, moved and cancelled."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from events.party import ChangeRequest
from events.services import cancel, cancel_date, change_date, change_numbers
from site_project.privacy.keys import new_token
from tests.events.conftest import booked
from tests.events.khal import Phone

pytestmark = pytest.mark.django_db
FEED = "/events/calendar.ics"
# The clocks go back on 25 October 2026 and forward on 28 March 2027: the weeks around, and the very days.
NINE_O_CLOCK = ["2026-10-22", "2026-10-25", "2026-10-29", "2027-03-25", "2027-03-28", "2027-04-01"]
OPEN = datetime(2026, 10, 1, 8, tzinfo=UTC)


@pytest.fixture
def _in_october():
    with time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def phone(tmp_path) -> Phone:
    return Phone(tmp_path / "phone")


@pytest.fixture
def make_nine(make_date):
    """Makes a date from nine to a quarter past ten on a day."""

    def make(day: str):
        nine = timezone.make_aware(datetime.fromisoformat(f"{day}T09:00"))
        return make_date(starts_at=nine, opens_at=timezone.now())

    return make


def booking_file(parent, link: str) -> bytes:
    return parent.get(f"/bookings/b/{link}/calendar.ics").content


@pytest.mark.usefixtures("_in_october")
def test_nine_o_clock_is_nine_o_clock_before_on_and_after_both_changes_of_clocks(parent, make_nine, phone):
    for day in NINE_O_CLOCK:
        make_nine(day)

    phone.take(parent.get(FEED).content)

    assert phone.times("2026-10-01", "2027-05-01") == [f"{day} 09:00-10:15" for day in NINE_O_CLOCK]


@pytest.mark.usefixtures("_in_october")
def test_a_phone_that_is_far_away_shows_the_same_moment(parent, make_nine, tmp_path):
    for day in NINE_O_CLOCK:
        make_nine(day)
    lahore = Phone(tmp_path / "lahore", "Asia/Karachi")  # five hours before GMT, without summer time

    lahore.take(parent.get(FEED).content)

    hours = ["13:00-14:15", "14:00-15:15", "14:00-15:15", "14:00-15:15", "13:00-14:15", "13:00-14:15"]
    expected = [f"{day} {hour}" for day, hour in zip(NINE_O_CLOCK, hours, strict=True)]
    assert lahore.times("2026-10-01", "2027-05-01") == expected


@pytest.mark.usefixtures("_in_october")
@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
def test_a_booking_on_the_day_of_the_change_shows_its_own_hour(parent, make_nine, phone, day):
    _booking, link = booked(make_nine(day))

    phone.take(booking_file(parent, link))

    [entry] = phone.entries("2026-10-01", "2027-05-01")
    assert (entry["start"], entry["end"]) == (f"{day} 09:00", f"{day} 10:15")
    assert (entry["title"], entry["location"], entry["status"].strip()) == (
        "Thursday coffee",
        "The Willow Room",
        "CONFIRMED",
    )


@pytest.mark.usefixtures("_in_october")
def test_a_newer_file_takes_the_place_of_the_older_one(parent, make_nine, phone, office):
    date = make_nine("2026-10-22")
    booking, link = booked(date)
    phone.take(booking_file(parent, link))
    times = ("starts_at", "ends_at", "closes_at", "offers_end_at")
    moved = {name: timezone.localtime(getattr(date, name)) + timedelta(days=7) for name in times}
    change_date(occurrence_id=date.pk, values=moved, actor=office)
    change_numbers(booking_id=booking.pk, request=ChangeRequest(adults=2), key=new_token())

    phone.take(booking_file(parent, link))

    assert phone.times("2026-10-01", "2027-05-01") == ["2026-10-29 09:00-10:15"]


@pytest.mark.usefixtures("_in_october")
def test_a_cancelled_booking_is_struck_out_and_says_so_in_its_title(parent, make_nine, phone):
    booking, link = booked(make_nine("2026-10-22"))
    phone.take(booking_file(parent, link))
    cancel(booking_id=booking.pk)

    phone.take(booking_file(parent, link))

    [entry] = phone.entries("2026-10-01", "2027-05-01")
    assert (entry["cancelled"].strip(), entry["title"]) == ("CANCELLED", "Cancelled: Thursday coffee")


@pytest.mark.usefixtures("_in_october")
def test_a_date_that_is_called_off_is_struck_out_for_everybody_who_follows(parent, make_nine, phone, office):
    first, second = make_nine("2026-10-22"), make_nine("2026-10-29")
    phone.take(parent.get(FEED).content)
    cancel_date(occurrence_id=first.pk, actor=office)

    phone.take(parent.get(FEED).content)

    shown = [(entry["uid"], entry["cancelled"].strip()) for entry in phone.entries("2026-10-01", "2027-05-01")]
    assert shown == [(f"date-{first.pk}", "CANCELLED"), (f"date-{second.pk}", "")]
