"""Another program (feedparser) reads the feed of coming dates and finds nothing to complain about."""

from calendar import timegm
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.enums import OccurrenceStatus
from events.models import EventPage
from events.services import cancel_date
from tests.events.conftest import GRAN, SOFIA, booked

pytestmark = pytest.mark.django_db
FEED = "/events/feed.xml"


def read(parent):
    """The feed as feedparser sees it."""
    response = parent.get(FEED)
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert (response["Content-Type"], feed.bozo, feed.version) == ("application/rss+xml; charset=utf-8", False, "rss20")
    return feed


@pytest.mark.parametrize(
    ("day", "offset", "words"),
    [
        ("2026-10-22", "+01:00", "Thursday 22 October"),
        ("2026-10-25", "+00:00", "Sunday 25 October"),
        ("2026-10-29", "+00:00", "Thursday 29 October"),
        ("2027-03-25", "+00:00", "Thursday 25 March"),
        ("2027-03-28", "+01:00", "Sunday 28 March"),
        ("2027-04-01", "+01:00", "Thursday 1 April"),
    ],
)
def test_nine_o_clock_is_nine_o_clock_on_either_side_of_the_clock_changes(parent, make_date, day, offset, words):
    with time_machine.travel(datetime(2026, 10, 1, 8, tzinfo=UTC), tick=False):
        nine = timezone.make_aware(datetime.fromisoformat(f"{day}T09:00"))
        make_date(starts_at=nine, opens_at=timezone.now())
        [entry] = read(parent).entries

    assert (entry.ev_startdate, entry.ev_enddate) == (f"{day}T09:00:00{offset}", f"{day}T10:15:00{offset}")
    assert entry.title == f"Thursday coffee, {words}, 9am to 10:15am"
    assert datetime.fromtimestamp(timegm(entry.published_parsed), UTC) == datetime(2026, 10, 1, 8, tzinfo=UTC)


def test_an_entry_says_where_what_and_where_to_read_on(parent, date, event_page):
    EventPage.objects.update(introduction="Tea & toast, <no> speeches.")
    feed = read(parent)

    [entry] = feed.entries
    assert (feed.feed.title, feed.feed.link) == ("Foxglove Lane: coming dates", "http://localhost/events/")
    assert (entry.link, entry.ev_location) == (event_page.full_url, "The Willow Room")
    assert (entry.id, entry.guidislink) == (f"urn:uuid:{date.pk}", False)
    assert "The Willow Room" in entry.summary


def test_a_date_that_is_called_off_says_so_under_the_same_name(parent, date, office):
    before = read(parent).entries[0]
    cancel_date(occurrence_id=date.pk, actor=office)
    [after] = read(parent).entries

    assert after.id == before.id
    assert after.title == f"Cancelled: {before.title}"
    assert after.summary.startswith("We are sorry. This one is off.")


def test_only_dates_that_families_may_see_and_that_are_ahead(parent, make_date):
    ahead = [make_date(starts_at=timezone.now() + timedelta(days=days)) for days in (9, 3)]
    make_date(starts_at=timezone.now() + timedelta(days=5), status=OccurrenceStatus.DRAFT)
    make_date(starts_at=timezone.now() - timedelta(days=1))

    assert [entry.id for entry in read(parent).entries] == [f"urn:uuid:{date.pk}" for date in reversed(ahead)]


def test_before_booking_opens_the_feed_names_no_day_of_news(parent, make_date):
    make_date(opens_at=timezone.now() + timedelta(days=1))

    assert "published" not in read(parent).entries[0]


def test_the_feed_has_no_word_of_a_family(parent, date):
    booking, link = booked(date, contact_name="Maryam", children=(SOFIA,), emergency=GRAN)
    words = parent.get(FEED).content.decode()

    known = ["Maryam", "Sofia", "Peanuts", "families.example", booking.reference, str(booking.pk), link]
    assert [word for word in known if word in words] == []


def test_signs_that_xml_refuses_break_nothing(parent, date):
    EventPage.objects.update(title="Tea \x0b& toast\ufffe", place="\x1cThe <hall>", introduction="One\x08\r\n\r\ntwo")
    [entry] = read(parent).entries

    assert (entry.title.split(",")[0], entry.ev_location) == ("Tea & toast", "The <hall>")


def test_a_reader_that_asks_again_hears_nothing_new_until_there_is_something(parent, date, office):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        first = parent.get(FEED)
        clock.shift(timedelta(hours=6))
        again = parent.get(FEED, headers={"If-None-Match": first["ETag"]})
        cancel_date(occurrence_id=date.pk, actor=office)
        news = parent.get(FEED, headers={"If-None-Match": first["ETag"]})

    assert "Last-Modified" not in first
    assert (again.status_code, again.content, news.status_code) == (304, b"", 200)


def test_a_school_without_dates_has_an_empty_feed(parent):
    assert read(parent).entries == []


def test_only_reading_is_answered(parent):
    assert [parent.post(FEED).status_code, parent.post("/events/calendar.ics").status_code] == [405, 405]


def test_the_events_pages_name_the_feed_and_the_calendar(parent, date, event_page, index_page):
    for page in (event_page, index_page):
        soup = BeautifulSoup(parent.get(page.url).content, "html.parser")
        [feed] = soup.head.find_all("link", rel="alternate")
        assert (feed["type"], feed["href"]) == ("application/rss+xml", FEED)
        links = [a["href"] for a in soup.main.find_all("a") if "calendar.ics" in a["href"]]
        assert links == ["webcal://testserver/events/calendar.ics", "http://testserver/events/calendar.ics"]


def test_the_feed_asks_the_database_as_often_for_many_dates_as_for_one(parent, date, make_date):
    parent.get(FEED)
    with CaptureQueriesContext(connection) as one:
        parent.get(FEED)
    for days in range(5, 15):
        make_date(starts_at=timezone.now() + timedelta(days=days))
    with CaptureQueriesContext(connection) as many:
        parent.get(FEED)

    assert (len(one), len(many)) == (4, 4)
