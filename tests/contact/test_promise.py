"""“Mrs Okafor reads it on Monday morning.” Worked out from the calendar, said in one sentence."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.promise import Promise, promise_at
from home.school_days import Days, SchoolDays

LONDON = ZoneInfo("Europe/London")
DAYS = SchoolDays(
    terms=(
        Days("Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),
        Days("Spring 1", date(2027, 1, 4), date(2027, 2, 12)),
    ),
    closures=(Days("INSET day", date(2026, 11, 30), date(2026, 11, 30)),),
)
HALF_PAST_EIGHT, HALF_PAST_THREE = time(8, 30), time(15, 30)


def promise(moment: str, *readers: str, days: SchoolDays = DAYS, reads_from: time = HALF_PAST_EIGHT) -> Promise:
    """What is promised to somebody who writes at that local time."""
    now = datetime.fromisoformat(moment).replace(tzinfo=LONDON)
    return promise_at(now, days, reads_from=reads_from, reads_until=HALF_PAST_THREE, readers=readers)


@pytest.mark.parametrize(
    ("moment", "sentence", "is_closed", "is_long"),
    [
        ("2026-11-24 07:30", "Mrs Okafor reads it today.", False, False),
        ("2026-11-24 15:29", "Mrs Okafor reads it today.", False, False),
        ("2026-11-24 15:30", "Mrs Okafor reads it tomorrow morning.", False, False),
        ("2026-11-24 23:59", "Mrs Okafor reads it tomorrow morning.", False, False),
        ("2026-11-20 15:30", "Mrs Okafor reads it on Monday morning.", True, False),
        ("2026-11-22 12:00", "Mrs Okafor reads it tomorrow morning.", True, False),
        ("2026-11-27 16:00", "Mrs Okafor reads it on Tuesday morning.", True, False),  # Monday is an INSET day
        ("2026-12-18 14:00", "Mrs Okafor reads it today.", False, False),
        ("2026-12-18 16:00", "Mrs Okafor reads it on Monday 4 January.", True, True),
        ("2026-12-25 10:00", "Mrs Okafor reads it on Monday 4 January.", True, True),
        ("2026-12-31 10:00", "Mrs Okafor reads it on Monday morning.", True, False),
        ("2027-02-20 10:00", "Mrs Okafor reads it as soon as school opens again.", True, True),
    ],
)
def test_the_day_comes_from_terms_days_off_and_hours(moment, sentence, is_closed, is_long):
    found = promise(moment, "Mrs Okafor")
    assert (found.sentence, found.is_closed, found.is_long) == (sentence, is_closed, is_long)


def test_a_bank_holiday_is_no_day_to_read():
    assert promise("2027-05-01 10:00", days=SchoolDays()).sentence == "We read it on Tuesday morning."


def test_a_team_that_reads_after_lunch_says_so():
    assert promise("2026-11-24 16:00", reads_from=time(13)).sentence == "We read it tomorrow afternoon."
    assert promise("2026-11-20 16:00", reads_from=time(13)).sentence == "We read it on Monday afternoon."


def test_the_clocks_go_forward_and_back_and_the_day_stays():
    assert promise("2027-03-28 01:30", days=SchoolDays()).reads_on == date(2027, 3, 30)  # Easter Monday is the 29th
    assert promise("2026-10-25 01:30", days=SchoolDays()).reads_on == date(2026, 10, 26)


@pytest.mark.parametrize(
    ("readers", "who"),
    [([], ""), (["A"], "A"), (["A", "B"], "A or B"), (["A", "B", "C"], "A, B or C")],
)
def test_names_are_said_as_people_say_them(readers, who):
    assert promise("2026-11-24 07:30", *readers).who == who


@given(moment=st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2028, 1, 1)))
def test_it_never_promises_a_day_on_which_nobody_reads(moment):
    now = moment.replace(tzinfo=LONDON)
    found = promise_at(now, DAYS, reads_from=HALF_PAST_EIGHT, reads_until=HALF_PAST_THREE)
    assert found.reads_on is None or (DAYS.is_school_day(found.reads_on) and found.reads_on >= now.date())
    assert found.sentence.endswith(".")
