"""The clock of an offer runs only while families are awake, also on the two days on which the clocks change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.waking_hours import (
    MIN_ANSWER,
    after_a_call,
    after_waking_time,
    latest_close,
    offer_expiry,
    waking_time_between,
)
from home.school_days import Days, SchoolDays

LONDON = ZoneInfo("Europe/London")
MINUTE, HOUR, TICK = timedelta(minutes=1), timedelta(hours=1), timedelta(microseconds=1)
CHANGES = [datetime(2026, 3, 29), datetime(2026, 10, 25), datetime(2027, 3, 28), datetime(2027, 10, 31)]
DAYS = st.sampled_from(CHANGES) | st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))
CLOCKS = st.sampled_from([time(7, 30), time(21), time(0), time(1), time(2), time(12)])
NEAR = st.integers(-3, 3).map(lambda step: step * TICK) | st.integers(-150, 150).map(lambda step: step * MINUTE)
STEPS = st.integers(0, 5 * 24 * 60).map(lambda minutes: minutes * MINUTE) | NEAR.map(abs)


@st.composite
def moments(draw):
    """A moment close to a boundary of waking hours, often on a day on which the clocks change or next to it."""
    day = (draw(DAYS) + timedelta(days=draw(st.integers(-1, 1)))).date()
    return datetime.combine(day, draw(CLOCKS), LONDON).astimezone(UTC) + draw(NEAR)


def london(words: str) -> datetime:
    """The moment when London's clocks show this."""
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


def counted(start: datetime, end: datetime) -> timedelta:
    """Waking time by looking at every minute: slow and plain."""
    minutes = (start.astimezone(UTC) + step * MINUTE for step in range(int((end - start) / MINUTE)))
    return sum((MINUTE for minute in minutes if time(7, 30) <= minute.astimezone(LONDON).time() < time(21)), 0 * MINUTE)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-24T09:00", "2026-11-24T10:00", 60),
        ("2026-11-24T06:00", "2026-11-24T07:30", 0),
        ("2026-11-24T06:00", "2026-11-24T07:31", 1),
        ("2026-11-24T20:59", "2026-11-25T07:30", 1),
        ("2026-11-24T21:00", "2026-11-25T07:30", 0),
        ("2026-11-24T12:00", "2026-11-25T12:00", 810),
        ("2026-03-28T20:00", "2026-03-29T08:30", 120),
        ("2026-10-24T20:00", "2026-10-25T08:30", 120),
        ("2027-03-27T12:00", "2027-03-29T12:00", 1620),
        ("2027-10-30T12:00", "2027-11-01T12:00", 1620),
        ("2026-11-25T12:00", "2026-11-24T12:00", 0),
    ],
)
def test_nights_do_not_count(start, end, minutes):
    assert waking_time_between(london(start), london(end)) == minutes * MINUTE


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-24T19:00", 2, "2026-11-24T21:00"),
        ("2026-11-24T19:30", 2, "2026-11-25T08:00"),
        ("2026-11-24T23:00", 2, "2026-11-25T09:30"),
        ("2026-11-24T05:00", 0, "2026-11-24T05:00"),
        ("2026-03-28T20:30", 12, "2026-03-29T19:00"),
        ("2026-10-24T20:30", 12, "2026-10-25T19:00"),
    ],
)
def test_an_answer_is_not_due_in_the_night(start, hours, end):
    assert after_waking_time(london(start), hours * HOUR) == london(end)


@pytest.mark.parametrize(
    ("ends_at", "close"),
    [
        ("2026-11-24T09:30", "2026-11-24T07:30"),  # the whole night before is as good as its end
        ("2026-11-24T09:29", "2026-11-23T20:59"),
        ("2026-11-24T15:00", "2026-11-24T13:00"),
        ("2026-11-24T23:00", "2026-11-24T19:00"),
        ("2026-10-25T08:30", "2026-10-24T20:00"),
    ],
)
def test_the_last_offer_leaves_two_waking_hours(ends_at, close):
    end, last = london(ends_at), london(close)
    assert latest_close(end) == last
    assert offer_expiry(last, offer_hours=24, ends_at=end) is not None
    assert offer_expiry(last + TICK, offer_hours=24, ends_at=end) is None


@pytest.mark.parametrize(
    ("now", "hours", "expiry"),
    [
        ("2026-11-16T09:00", 24, "2026-11-17T19:30"),
        ("2026-11-23T09:00", 24, "2026-11-23T17:15"),
        ("2026-11-24T09:00", 24, "2026-11-24T11:00"),
        ("2026-11-24T10:00", 24, "2026-11-24T12:00"),
        ("2026-11-16T09:00", 1, "2026-11-16T11:00"),
    ],
    ids=["as long as it says", "half of what is left", "never under two hours", "the last moment", "nor by a setting"],
)
def test_an_offer_is_shorter_close_to_its_end(now, hours, expiry):
    assert offer_expiry(london(now), offer_hours=hours, ends_at=london("2026-11-24T12:00")) == london(expiry)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        waking_time_between(datetime(2026, 11, 24, 9), london("2026-11-24T10:00"))


def test_time_does_not_run_backwards():
    with pytest.raises(ValueError, match="backwards"):
        after_waking_time(london("2026-11-24T10:00"), -TICK)


@given(moments(), st.integers(0, 3 * 24 * 60))
def test_the_clock_agrees_with_counting_minutes(start, minutes):
    start = start.replace(second=0, microsecond=0)
    end = start + minutes * MINUTE
    assert waking_time_between(start, end) == counted(start, end)


@given(moments(), STEPS, STEPS)
def test_time_adds_up(start, first, second):
    middle, end = start + first, start + first + second
    parts = waking_time_between(start, middle) + waking_time_between(middle, end)
    assert waking_time_between(start, end) == parts <= first + second


@given(moments(), STEPS)
def test_the_end_is_the_first_moment_at_which_the_time_has_passed(start, amount):
    end = after_waking_time(start, amount)
    assert (waking_time_between(start, end), end.tzinfo) == (amount, UTC)
    assert end == start or waking_time_between(start, end - TICK) < amount


@given(moments(), STEPS, st.integers(1, 72))
def test_every_offer_can_be_answered_before_it_is_too_late(now, ahead, hours):
    ends_at = now + ahead
    expiry = offer_expiry(now, offer_hours=hours, ends_at=ends_at)
    assert expiry is None or now < expiry <= ends_at
    assert expiry is None or waking_time_between(now, expiry) >= MIN_ANSWER


@given(moments(), moments(), st.integers(1, 72))
def test_there_is_an_offer_just_until_booking_closes(now, ends_at, hours):
    assert (offer_expiry(now, offer_hours=hours, ends_at=ends_at) is None) == (now > latest_close(ends_at))


@given(moments(), NEAR, st.integers(1, 72))
def test_the_boundary_between_both_is_exact(ends_at, step, hours):
    now = latest_close(ends_at) + step
    assert (offer_expiry(now, offer_hours=hours, ends_at=ends_at) is None) == (step > timedelta(0))


TERM = SchoolDays(terms=(Days("Autumn", datetime(2026, 9, 1).date(), datetime(2026, 12, 18).date()),))
FAR = datetime(2027, 3, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("offered", "ends"),
    [
        ((2026, 11, 27, 15, 0), (2026, 11, 30, 12, 0)),  # a Friday afternoon: Monday noon
        ((2026, 11, 30, 8, 59), (2026, 11, 30, 12, 0)),  # the morning is whole
        ((2026, 11, 30, 9, 0), (2026, 12, 1, 12, 0)),  # it has begun: tomorrow
        ((2026, 12, 18, 13, 0), None),  # no school day is known after that
    ],
)
def test_the_office_has_a_school_morning_to_ring(offered, ends):
    now = datetime(*offered, tzinfo=LONDON)
    assert after_a_call(now, days=TERM, ends_at=FAR) == (datetime(*ends, tzinfo=LONDON) if ends else FAR)


def test_a_call_never_makes_an_offer_outlive_the_end_of_offers():
    now, soon = datetime(2026, 11, 27, 15, tzinfo=LONDON), datetime(2026, 11, 28, 9, tzinfo=LONDON)
    assert after_a_call(now, days=TERM, ends_at=soon) == soon
