"""Calendar files: read back, they say what we meant."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from events.enums import OccurrenceStatus
from events.models import Occurrence
from events.party import ChangeRequest
from events.services import cancel, cancel_date, change_date, change_numbers
from site_project.privacy.keys import new_token
from tests.events.conftest import GRAN, SOFIA, booked

pytestmark = pytest.mark.django_db
FEED = "/events/calendar.ics"


def file_of(parent, link: str) -> Calendar:
    response = parent.get(f"/bookings/b/{link}/calendar.ics")
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content)


def test_the_file_says_when_and_where_on_the_school_s_clock(parent, date):
    _booking, link = booked(date)
    calendar = file_of(parent, link)
    event = calendar.events[0]
    assert (event.start, event.end) == (date.local_start.replace(microsecond=0), date.local_end.replace(microsecond=0))
    assert event["dtstart"].params["TZID"] == "Europe/London"
    assert (event["location"], event["summary"], event["status"]) == ("The Willow Room", "Thursday coffee", "CONFIRMED")
    assert [zone["tzid"] for zone in calendar.timezones] == ["Europe/London"]
    assert len(calendar.to_ical()) < 4000


@pytest.mark.parametrize("day", ["2027-03-25", "2027-04-01", "2027-10-28", "2027-11-04"])
def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change(parent, make_date, day):
    with time_machine.travel(datetime(2027, 1, 4, 12, tzinfo=UTC), tick=False):
        nine = timezone.make_aware(datetime.fromisoformat(f"{day}T09:00"))
        _booking, link = booked(make_date(starts_at=nine, opens_at=timezone.now()))
        event = file_of(parent, link).events[0]
        assert event.start.strftime("%H:%M") == "09:00"
        assert event.start.utcoffset() == nine.astimezone(timezone.get_default_timezone()).utcoffset()


def test_the_name_stays_and_the_number_rises_with_every_change(parent, date, office):
    booking, link = booked(date)
    seen = [file_of(parent, link).events[0]]
    change_numbers(booking_id=booking.pk, request=ChangeRequest(adults=2), key=new_token())
    seen.append(file_of(parent, link).events[0])
    later = {"starts_at": date.starts_at + timedelta(hours=1), "ends_at": date.ends_at + timedelta(hours=1)}
    change_date(occurrence_id=date.pk, values=later, actor=office)
    seen.append(file_of(parent, link).events[0])
    cancel(booking_id=booking.pk)
    seen.append(file_of(parent, link).events[0])
    assert len({event["uid"] for event in seen}) == 1
    numbers = [event["sequence"] for event in seen]
    assert numbers == sorted(set(numbers))
    assert seen[-1]["status"] == "CANCELLED"


def test_a_date_that_is_called_off_is_cancelled_in_the_family_s_calendar(parent, date, office):
    _booking, link = booked(date)
    cancel_date(occurrence_id=date.pk, actor=office)
    calendar = file_of(parent, link)
    assert (calendar["method"], calendar.events[0]["status"]) == ("PUBLISH", "CANCELLED")


def test_the_public_feed_has_all_dates_and_no_family(parent, date, make_date):
    make_date(starts_at=timezone.now() + timedelta(days=5), status=OccurrenceStatus.CANCELLED)
    make_date(starts_at=timezone.now() + timedelta(days=6), status=OccurrenceStatus.DRAFT)
    booking, link = booked(date, children=(SOFIA,), emergency=GRAN)
    response = parent.get(FEED)
    events = Calendar.from_ical(response.content).events
    assert [(event["status"], event["summary"]) for event in events] == [
        ("CONFIRMED", "Thursday coffee"),
        ("CANCELLED", "Cancelled: Thursday coffee"),
    ]
    words = response.content.decode().replace("\r\n ", "")
    for secret in ["Parent", "Sofia", "Peanuts", "families.example", booking.reference, link, str(booking.pk)]:
        assert secret not in words


def test_a_date_stays_in_the_feed_for_thirty_days_after_it(parent, make_date):
    shown = {}
    for days, status in [(40, "completed"), (29, "completed"), (20, "cancelled"), (10, "draft"), (-3, "scheduled")]:
        shown[f"date-{make_date(starts_at=timezone.now() - timedelta(days=days), status=status).pk}"] = days
    events = Calendar.from_ical(parent.get(FEED).content).events
    assert [shown[event["uid"]] for event in events] == [29, 20, -3]


def test_dates_of_a_page_that_is_not_public_any_more_are_gone(parent, date, event_page):
    event_page.unpublish()
    assert Calendar.from_ical(parent.get(FEED).content).events == []


def test_a_phone_that_asks_again_hears_nothing_new_until_there_is_something(parent, date, office):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        mark = parent.get(FEED)["ETag"]
        clock.shift(timedelta(hours=6))
        again = parent.get(FEED, headers={"If-None-Match": mark})
        cancel_date(occurrence_id=date.pk, actor=office)
        news = parent.get(FEED, headers={"If-None-Match": mark})
    assert (again.status_code, again.content) == (304, b"")
    assert (again["ETag"], again["Cache-Control"]) == (mark, "public, max-age=900")
    assert (news.status_code, news["ETag"] == mark) == (200, False)


def test_the_feed_asks_the_database_as_often_for_many_dates_as_for_one(parent, date, make_date):
    parent.get(FEED)
    with CaptureQueriesContext(connection) as one:
        parent.get(FEED)
    for days in range(5, 15):
        make_date(starts_at=timezone.now() + timedelta(days=days))
    with CaptureQueriesContext(connection) as many:
        parent.get(FEED)
    assert (len(one), len(many)) == (4, 4)


def test_an_empty_feed_is_still_a_calendar(parent):
    assert Calendar.from_ical(parent.get(FEED).content).events == []


def test_the_true_length_is_kept_over_the_night_of_the_clocks(make_date):
    start = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    date: Occurrence = make_date(starts_at=start, ends_at=start + timedelta(hours=3))
    assert date.duration == timedelta(hours=3)
