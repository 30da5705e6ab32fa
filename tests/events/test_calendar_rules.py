"""What holds for every calendar file, whatever an editor types and whenever the event is."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from django.utils import timezone
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.calendar import booking_calendar, public_calendar
from events.clock_changes import london
from events.readable import in_one_line, readable
from home.models import SchoolSettings
from tests.events.conftest import GRAN, SOFIA, booked

pytestmark = pytest.mark.django_db
HARD = [",", ";", ":", "\\", '"', "'", "\n", "\r\n", "\\n", "%", "%(title)s", "BEGIN:VEVENT", "END:VCALENDAR", " "]
UNSEEN = ["\u202e", "\u2028", "\x85", "\x0b", "\x1c", "\t", "a" * 74]
LETTERS = ["é", "ß", "ł", "ਸਤ", "ስላም", "مرحبا", "שלום", "☕", "👩\u200d👧\u200d👦"]
WORDS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from([*HARD, *UNSEEN, *LETTERS]), max_size=40).map("".join)
)
# The second time that a clock shows half past one in the night of the change cannot be said, nor typed in by staff.
MINUTES = st.integers(min_value=0, max_value=6 * 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
MOMENTS = MINUTES.filter(lambda moment: timezone.localtime(moment).fold == 0)
EASY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)


@pytest.fixture
def school(site) -> SchoolSettings:
    return SchoolSettings.for_site(site)


@EASY
@given(title=WORDS, place=WORDS, introduction=WORDS, start=MOMENTS, minutes=st.integers(1, 600))
def test_what_goes_in_comes_out(date, school, title, place, introduction, start, minutes):
    end = start + timedelta(minutes=minutes)
    assume(timezone.localtime(end).fold == 0)
    page = date.page
    page.title, page.place, page.introduction = title, place, introduction
    date.starts_at, date.ends_at = start, end

    [event] = Calendar.from_ical(public_calendar([date], base_url="http://school", school=school)).events

    assert (event["summary"], event["location"]) == (in_one_line(title), in_one_line(place))
    told = f"{readable(introduction).strip()}\n\nFoxglove Lane, 01632 960145\n\n{page.full_url}".strip()
    assert event["description"] == told
    assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (start, end)


@EASY
@given(title=WORDS, place=WORDS, introduction=WORDS)
def test_every_line_is_short_whole_and_ends_as_the_format_says(date, school, title, place, introduction):
    page = date.page
    page.title, page.place, page.introduction = title, place, introduction

    file = public_calendar([date], base_url="http://school", school=school).encode()

    lines = file.split(b"\r\n")
    assert lines.pop() == b""
    assert max(len(line) for line in lines) <= 75  # octets (RFC 5545, 3.1)
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    assert [line for line in lines if line.decode().startswith("BEGIN:VEVENT")] == [b"BEGIN:VEVENT"]


@given(text=WORDS)
def test_readable_words_stay_as_they_are_when_read_again(text):
    assert readable(readable(text)) == readable(text)
    assert in_one_line(in_one_line(text)) == in_one_line(text)


def test_visible_words_of_every_language_are_left_alone():
    for words in ["Tea & toast; “all” welcome", "مرحبا", "👩‍👧‍👦 ☕", "ਸਤ ਸ੍ਰੀ ਅਕਾਲ", "Bore da, bawb"]:
        assert (readable(words), in_one_line(words)) == (words, words)


def test_the_rule_of_the_clocks_is_the_one_of_the_time_zone_database():
    """Read by another program (dateutil) that gets the zone under a name which it cannot know."""
    rule = london().to_ical().decode().replace("Europe/London", "The school's clock")
    told, known = tzical(StringIO(rule)).get(), ZoneInfo("Europe/London")
    hours = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour) for hour in range(15 * 366 * 24)]
    hours = [hour for hour in hours if hour.month in (1, 3, 7, 10)]

    wrong = [hour for hour in hours if hour.astimezone(known).utcoffset() != hour.astimezone(told).utcoffset()]

    assert wrong == []


def test_opening_a_file_asks_nobody_rings_nothing_and_makes_no_new_calendar(date, site):
    booking, _link = booked(date)
    file = booking_calendar(booking, base_url="http://school")

    assert [word for word in ("ORGANIZER", "ATTENDEE", "VALARM", "X-WR-CALNAME") if word in file] == []


def test_a_booking_file_has_no_word_of_the_family(date):
    booking, link = booked(date, contact_name="Maryam", children=(SOFIA,), emergency=GRAN, needs="A chair")
    file = booking_calendar(booking, base_url="http://school")

    known = ["Maryam", "Sofia", "Peanuts", "Gran", "families.example", "A chair", link, booking.reference]
    assert [word for word in known if word in file.replace("\r\n ", "")] == []
