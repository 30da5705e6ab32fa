"""Which days are school days: Monday to Friday, in a term, no bank holiday of the nation, no day off of the school.

Bank holidays come from the package `holidays`, one-off ones up to its release (decision 16). Where a school is open on
one of them, as in parts of Scotland on St Andrew's Day, this still says no.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Value
from django.utils.translation import gettext as _
from holidays import country_holidays
from wagtail.models import Site

from home.models import Closure, SchoolSettings, Term
from home.nations import Nation

SUBDIVISIONS = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}
A_YEAR = 366


@dataclass(frozen=True)
class Days:
    """Some days in a row, both ends included, and what they are called."""

    words: str
    first_day: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class SchoolDays:
    """The school days of one school, terms in their order. A plain value: it asks no database and knows no today."""

    nation: str = Nation.ENGLAND
    terms: tuple[Days, ...] = ()
    closures: tuple[Days, ...] = ()

    @property
    def terms_are_known(self) -> bool:
        """Whether the school wrote down any term. If not, every weekday counts as in term; tell staff so."""
        return bool(self.terms)

    def is_school_day(self, day: date) -> bool:
        """Whether children are in school on that day."""
        return not self.why_not(day)

    def why_not(self, day: date) -> str:
        """Why `day` is no school day, in a few words for staff. Nothing for a school day."""
        if day.weekday() > 4:
            return _("weekend")
        for closure in self.closures:
            if day in closure:
                return closure.words
        if name := bank_holiday(self.nation, day):
            return _("bank holiday: %(name)s") % {"name": name}
        return "" if not self.terms or any(day in term for term in self.terms) else _("outside term")

    def next_school_day(self, day: date) -> date | None:
        """The first school day after `day`; None where none is known within a year."""
        after = range(day.toordinal() + 1, min(day.toordinal() + A_YEAR, date.max.toordinal()) + 1)
        return next((later for later in map(date.fromordinal, after) if self.is_school_day(later)), None)

    def term_after(self, day: date) -> Days | None:
        """The first term that begins after `day`; None where it is not written down yet."""
        return next((term for term in self.terms if term.first_day > day), None)


def school_days_of(site: Site) -> SchoolDays:
    """The school days of the school of this site, in two queries."""
    school = SchoolSettings.for_site(site)
    terms = Term.objects.filter(school=school).values_list(Value(True), "name", "first_day", "last_day")
    closures = Closure.objects.filter(school=school).values_list(Value(False), "what_for", "first_day", "last_day")
    rows = list(terms.order_by().union(closures.order_by(), all=True).order_by("first_day"))
    return SchoolDays(school.nation, _days(rows, in_term=True), _days(rows, in_term=False))


def _days(rows: Iterable[tuple[bool, str, date, date]], *, in_term: bool) -> tuple[Days, ...]:
    return tuple(Days(words, first, last) for is_term, words, first, last in rows if is_term == in_term)


def bank_holiday(nation: str, day: date) -> str:
    """The name of the bank holiday of a nation on that day, also where it stands in for one at a weekend; or ""."""
    return _bank_holidays(nation, day.year).get(day, "").replace(" (observed)", "")


@lru_cache(maxsize=64)
def _bank_holidays(nation: str, year: int) -> dict[date, str]:
    # A plain copy for one year: the package's own object grows while it is asked, which threads must not share.
    return dict(country_holidays("GB", subdiv=SUBDIVISIONS[Nation(nation)], language="en_GB", years=year))
