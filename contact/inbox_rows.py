"""What the inbox shows of each case. No word of a family is in it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from contact.known_days import known_school_days
from contact.models import Case, Cover
from contact.querysets import CaseQuerySet
from contact.waiting import due_in_words
from site_project.staff.models import User

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    """One case in the list. `wait`: when the answer is due, in words. `is_covered`: its reader answers for another."""

    case: Case
    wait: str
    is_covered: bool


def away_for(site: Site, reader: User) -> Any:
    """Those for whom `reader` answers today, as a part of another question to the database."""
    return Cover.objects.on(site, timezone.localdate()).filter(covered_by=reader).values("away")


@dataclass(frozen=True)
class Part:
    """One page of the list. It counts nothing: with thousands of cases, that would take longer than reading them."""

    site: Site
    cases: CaseQuerySet
    number: int

    @cached_property
    def _found(self) -> list[Case]:
        """The cases of the page, and one more where there is a next page."""
        start = (self.number - 1) * PER_PAGE
        return list(self.cases[start : start + PER_PAGE + 1])

    @property
    def has_next(self) -> bool:
        """Whether the list goes on."""
        return len(self._found) > PER_PAGE

    @cached_property
    def rows(self) -> list[Row]:
        """What is printed."""
        shown = self._found[:PER_PAGE]
        waits = self._waits({case.due_on for case in shown if case.needs_us})
        return [Row(case, waits[case.due_on] if case.needs_us else "", bool(case.is_covered)) for case in shown]

    def _waits(self, days: set[date]) -> dict[date, str]:
        today = timezone.localdate()
        calendar = known_school_days(self.site, today)
        return {day: due_in_words(day, calendar, today) for day in days}


def page_number(text: str) -> int:
    """The page that an address asks for; the first for anything that is no such number."""
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 6 and int(text) else 1
