"""When a place is open: in words, and whether it usually is at a moment. Pure: no database, no clock of its own.

Times are wall-clock times in London, so both clock changes come out right by themselves. Bank holidays are not
known: whoever shows the answer says "usually".
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _

from attendance_pages.places.enums import Day

LONDON = ZoneInfo("Europe/London")
WEEK = Day.values


class Hours(Protocol):
    """One line of opening hours. No days: every day. No times: unknown, unless `all_day`."""

    byday: Sequence[str]
    all_day: bool
    opens_at: time | None
    closes_at: time | None
    valid_from: date | None
    valid_to: date | None
    description: str


def usually_open(lines: Iterable[Hours], moment: datetime) -> bool | None:
    """Whether it is usually open at `moment` (with a time zone); None where the lines do not say."""
    known = [line for line in lines if line.all_day or (line.opens_at and line.closes_at)]
    if not known:
        return None
    local = moment.astimezone(LONDON)
    return any(_open_on(line, local.date(), local.time().replace(microsecond=0)) for line in known)


def _open_on(line: Hours, day: date, now: time) -> bool:
    """Open today by now, or still open since yesterday evening."""
    if line.all_day:
        return _counts(line, day)
    opens, closes = line.opens_at, line.closes_at
    if opens is None or closes is None:
        return False
    if opens < closes:
        return _counts(line, day) and opens <= now < closes
    return (_counts(line, day) and now >= opens) or (_counts(line, day - timedelta(days=1)) and now < closes)


def _counts(line: Hours, day: date) -> bool:
    """Whether the line speaks of that day."""
    begun = line.valid_from is None or line.valid_from <= day
    over = line.valid_to is not None and line.valid_to < day
    return begun and not over and (not line.byday or WEEK[day.weekday()] in line.byday)


def in_words(lines: Iterable[Hours]) -> str:
    """All lines as a parent would say them: "Monday to Friday, 9am to 5pm. Saturday, 10am to noon"."""
    return ". ".join(filter(None, (line_in_words(line) for line in lines)))


def line_in_words(line: Hours) -> str:
    """One line; its own words come last, or stand alone where it has no times."""
    times = ""
    if line.all_day:
        times = _("Day and night, every day") if _whole_week(line.byday) else _("day and night")
    elif line.opens_at and line.closes_at:
        times = _("%(opens)s to %(closes)s") % {"opens": clock(line.opens_at), "closes": clock(line.closes_at)}
    days = "" if line.all_day and _whole_week(line.byday) else days_in_words(line.byday)
    parts = [days, times] if times else [days if line.byday else ""]
    return ", ".join(filter(None, [*parts, _period(line), line.description]))


def days_in_words(byday: Sequence[str]) -> str:
    """ "Monday to Friday", "Tuesday and Friday"; "every day" for all seven or none."""
    if _whole_week(byday):
        return _("Every day")
    places = [WEEK.index(day) for day in WEEK if day in byday]
    names = [str(Day(WEEK[place]).label) for place in places]
    if len(places) > 2 and places == list(range(places[0], places[-1] + 1)):
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return _(" and ").join(filter(None, [", ".join(names[:-1]), names[-1]]))


def clock(moment: time) -> str:
    """ "9am", "10:15am", "noon", "midnight"."""
    named = {time(0): _("midnight"), time(12): _("noon")}
    return named.get(moment) or formatted(moment, "fA").lower()


def _whole_week(byday: Sequence[str]) -> bool:
    return not byday or set(byday) == set(WEEK)


def _period(line: Hours) -> str:
    first = _("from %(day)s") % {"day": formatted(line.valid_from, "j F Y")} if line.valid_from else ""
    last = _("until %(day)s") % {"day": formatted(line.valid_to, "j F Y")} if line.valid_to else ""
    return " ".join(filter(None, [first, last]))
