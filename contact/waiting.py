"""How long a family waits, in school days: what the list and the case say about an answer that is due."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contact.models import Case
from home.school_days import SchoolDays


def school_days_between(calendar: SchoolDays, first: date, last: date) -> int:
    """How many school days there are after `first`, up to `last` and with it; 0 where `last` is not later."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(calendar.is_school_day(day) for day in days)


def wait_in_words(case: Case, calendar: SchoolDays, today: date) -> str:
    """When the answer is due or since when it is late; nothing where the next word is not ours."""
    return due_in_words(case.due_on, calendar, today) if case.needs_us else ""


def due_in_words(due_on: date, calendar: SchoolDays, today: date) -> str:
    """The same for an answer that is due on that day."""
    if due_on == today:
        return _("answer today")
    day = {"day": date_format(due_on, "l j F")}
    if due_on > today:
        days = _counted(school_days_between(calendar, today, due_on))
        return _("answer by %(day)s, in %(days)s") % {**day, "days": days} if days else _("answer by %(day)s") % day
    days = _counted(school_days_between(calendar, due_on, today))
    return _("waits since %(day)s, %(days)s late") % {**day, "days": days} if days else _("waits since %(day)s") % day


def _counted(count: int) -> str:
    """So many school days, in words; nothing for none, as in the holidays."""
    return ngettext("%(count)d school day", "%(count)d school days", count) % {"count": count} if count else ""
