"""A row of dates by rule: "every second Thursday in term, nine to ten". Plain values: nothing here makes a date.

Days are counted first, and each gets the hour of London's clocks: nine o'clock stays nine o'clock when they change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from django.utils.translation import gettext as _

from events.waking_hours import LONDON
from home.school_days import Days

LONGEST = timedelta(days=366)


class SchoolCalendar(Protocol):
    """What the rule asks about a day: `home.school_days.SchoolDays` knows."""

    def why_not(self, day: date) -> str:
        """Why that day is left out, in a few words; nothing if it is not."""


@dataclass(frozen=True)
class SeriesRule:
    """From `first_day` to `last_day`, both included, on these `weekdays` (0 is Monday), every so many weeks.

    The weeks count from the one with the first date. Times are what London's clocks show. ValueError: a rule that
    cannot be meant, or one longer than a year.
    """

    first_day: date
    last_day: date
    weekdays: tuple[int, ...]
    start: time
    end: time
    every: int = 1

    def __post_init__(self) -> None:
        if not timedelta(0) <= self.last_day - self.first_day <= LONGEST:
            raise ValueError("The last day comes before the first, or more than a year after it.")
        if not self.weekdays or not set(self.weekdays) <= set(range(7)) or self.every < 1:
            raise ValueError("No such weekday, or no such number of weeks.")
        if self.start.tzinfo or self.end.tzinfo or self.end <= self.start:
            raise ValueError("The end does not come after the start, or has a time zone of its own.")


@dataclass(frozen=True)
class PlannedDate:
    """One day of the rule: with its two moments in UTC, or with the reason why it is left out."""

    day: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    skipped: str = ""


def expand(rule: SeriesRule, school_days: SchoolCalendar) -> list[PlannedDate]:
    """Every day of the rule in its order, those that are left out too. The rhythm goes on over a day left out."""
    return [_planned(rule, day, school_days.why_not(day)) for day in _days_of(rule)]


def rule_like_last_term(rule: SeriesRule, term: Days) -> SeriesRule:
    """The same rule in another term: from the first such weekday in it to its end. ValueError: there is none."""
    first_day = term.first_day
    while first_day.weekday() not in rule.weekdays:
        first_day += timedelta(days=1)
    return replace(rule, first_day=first_day, last_day=term.last_day)


def _days_of(rule: SeriesRule) -> Iterator[date]:
    span = range(rule.first_day.toordinal(), rule.last_day.toordinal() + 1)
    days = [day for day in map(date.fromordinal, span) if day.weekday() in rule.weekdays]
    return (day for day in days if (_week(day) - _week(days[0])) % rule.every == 0)


def _week(day: date) -> int:
    """The number of the week, from Monday to Sunday, since the calendar began."""
    return (day.toordinal() - 1) // 7


def _planned(rule: SeriesRule, day: date, why_not: str) -> PlannedDate:
    if why_not:
        return PlannedDate(day, skipped=why_not)
    for clock in (rule.start, rule.end):
        if _moment(day, clock).astimezone(LONDON).time() != clock:
            words = _("the clocks go forward, there is no %(time)s") % {"time": clock.strftime("%H:%M")}
            return PlannedDate(day, skipped=words)
    return PlannedDate(day, _moment(day, rule.start), _moment(day, rule.end))


def _moment(day: date, clock: time) -> datetime:
    """The moment at which London's clocks show this; the first where they show it twice."""
    return datetime.combine(day, clock.replace(fold=0), LONDON).astimezone(UTC)
