"""The clock of an offer: only waking hours count, so that nobody loses a place while asleep.

Waking hours are 07:30 to 21:00 in London, every day. The clocks change at one in the morning, so a day always has
thirteen and a half of them. All moments that go in must be aware (ValueError otherwise), all that come out are UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from home.school_days import SchoolDays

LONDON = ZoneInfo("Europe/London")
WAKE, SLEEP = time(7, 30), time(21)
DAY = timedelta(hours=13, minutes=30)
MIN_ANSWER = timedelta(hours=2)
MORNING, NOON = time(9), time(12)  # of a school day: somebody is in the office and can ring


def is_waking(now: datetime) -> bool:
    """Whether a letter may come now without waking anybody."""
    return WAKE <= now.astimezone(LONDON).time() < SLEEP


def waking_time_between(start: datetime, end: datetime) -> timedelta:
    """The real time inside waking hours from `start` to `end`; none if `end` is not after `start`."""
    return max(_awake_until(end) - _awake_until(start), timedelta(0))


def after_waking_time(start: datetime, amount: timedelta) -> datetime:
    """The first moment, not before `start`, at which `amount` of waking time has passed. ValueError: negative."""
    if amount < timedelta(0):
        raise ValueError("Time does not run backwards.")
    if not amount:
        return start.astimezone(UTC)
    days, rest = divmod(_awake_until(start) + amount, DAY)
    # At the very end of a day's hours the offer ends that evening, not the next morning.
    return _wake(days) + rest if rest else _wake(days - 1) + DAY


def offer_expiry(now: datetime, *, offer_hours: int, ends_at: datetime) -> datetime | None:
    """Until when an offer made `now` can be answered. None: too late for a machine, staff ring the family.

    `offer_hours` of waking time, or half of what is left before `ends_at` if that is shorter, but two hours at least.
    Where there is an answer: now < answer ≤ ends_at.
    """
    left = waking_time_between(now, ends_at)
    if left < MIN_ANSWER:
        return None
    return after_waking_time(now, max(MIN_ANSWER, min(timedelta(hours=offer_hours), left / 2)))


def after_a_call(now: datetime, *, days: SchoolDays, ends_at: datetime) -> datetime:
    """The noon of the first school morning that begins after `now`, when the office has had time to ring a family.

    Never later than `ends_at`; also that where no school morning comes before it.
    """
    today = now.astimezone(LONDON).date()
    whole_today = now < datetime.combine(today, MORNING, LONDON) and days.is_school_day(today)
    day = today if whole_today else days.next_school_day(today)
    return min(datetime.combine(day, NOON, LONDON).astimezone(UTC), ends_at) if day else ends_at


def latest_close(ends_at: datetime) -> datetime:
    """The last moment with two waking hours left before `ends_at`: the last at which an offer can be made.

    Booking closes no later than this; otherwise somebody could book past families who wait and cannot be asked.
    """
    days, rest = divmod(_awake_until(ends_at) - MIN_ANSWER, DAY)
    return _wake(days) + rest


def _awake_until(moment: datetime) -> timedelta:
    """All waking time since the calendar began: a clock that stands still at night."""
    if moment.utcoffset() is None:
        raise ValueError("A moment without a time zone.")
    days = moment.astimezone(LONDON).toordinal()
    today = moment.astimezone(UTC) - _wake(days)
    return days * DAY + min(max(today, timedelta(0)), DAY)


def _wake(days: int) -> datetime:
    return datetime.combine(date.fromordinal(days), WAKE, LONDON).astimezone(UTC)
