"""The one rule for how long a check counts. The database and Python ask the same two days, so they cannot disagree."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from attendance_pages.places.enums import Freshness, Status

HIDDEN_STATUSES = (Status.INACTIVE.value, Status.DEFUNCT.value)


class Limits(NamedTuple):
    """A check counts in full from `fresh_from` on; before `shown_from` families do not see the place at all."""

    fresh_from: date
    shown_from: date


def months_before(day: date, months: int) -> date:
    """The same day so many months ago; the last day of the month where it had fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def freshness_of(assured_date: date | None, limits: Limits) -> Freshness:
    """How fresh a check of that day is."""
    if assured_date is None:
        return Freshness.NEVER
    if assured_date < limits.shown_from:
        return Freshness.TOO_OLD
    return Freshness.FRESH if assured_date >= limits.fresh_from else Freshness.OVERDUE


def is_shown(status: str, assured_date: date | None, limits: Limits) -> bool:
    """Whether families see a place."""
    seen = freshness_of(assured_date, limits) in (Freshness.FRESH, Freshness.OVERDUE)
    return seen and status not in HIDDEN_STATUSES


def where_fresh(wanted: Freshness, limits: Limits) -> Q:
    """`freshness_of` for the database."""
    before, since = Q(assured_date__lt=limits.shown_from), Q(assured_date__gte=limits.shown_from)
    return {
        Freshness.NEVER: Q(assured_date__isnull=True),
        Freshness.TOO_OLD: before,
        Freshness.OVERDUE: since & Q(assured_date__lt=limits.fresh_from),
        Freshness.FRESH: since & Q(assured_date__gte=limits.fresh_from),
    }[wanted]


def where_shown(limits: Limits) -> Q:
    """`is_shown` for the database."""
    return Q(assured_date__gte=limits.shown_from) & ~Q(status__in=HIDDEN_STATUSES)
