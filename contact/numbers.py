"""The numbers that the team may show to governors: none of them points at a person.

A period is shown as a whole when it is over, and never changes after that: whoever keeps an older copy cannot subtract
one from the other. No number stands in two tables that share more than their sum (see home/small_counts.py).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site

from contact.enums import AnsweredIn, Counted, Outcome, Reason, Source
from contact.models import CountedUntil, MonthCount
from contact.periods import Period, finished
from home.small_counts import shown_counts

KEYS: dict[Counted, type[models.TextChoices]] = {
    Counted.REASON: Reason,
    Counted.SOURCE: Source,
    Counted.ANSWERED_IN: AnsweredIn,
    Counted.OUTCOME: Outcome,
}


@dataclass(frozen=True)
class Line:
    """What was counted, and how often; None: not shown."""

    label: str
    times: int | None

    @property
    def words(self) -> str:
        """The number, or that there is none to see."""
        return _("not shown") if self.times is None else str(self.times)


@dataclass(frozen=True)
class Table:
    """The counts of one kind."""

    heading: str
    lines: list[Line]

    @property
    def is_hidden(self) -> bool:
        """Whether there is no number to see."""
        return all(line.times is None for line in self.lines)


def periods_of(site: Site) -> list[Period]:
    """The periods that a school has finished, the newest first."""
    first = MonthCount.objects.filter(site=site).aggregate(first=models.Min("month"))["first"]
    return finished(first, counted_until(site))


def counted_until(site: Site) -> date:
    """The last day that was counted."""
    return CountedUntil.objects.filter(site=site).values_list("day", flat=True).first() or date.min


def tables_of(site: Site, period: Period) -> list[Table]:
    """All tables of a finished period."""
    rows = MonthCount.objects.filter(site=site, month__in=period.months)
    by_month: dict[str, int] = defaultdict(int)
    by_key: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for month, what, key, number in rows.values_list("month", "what", "key", "number"):
        if what == Counted.OPENED:
            by_month[month.isoformat()] += number
        else:
            by_key[what][key] += number
    months = _table(Counted.OPENED, by_month, [month.isoformat() for month in period.months], _month)
    return [months, *(_table(what, by_key[what], choices.values, _label(choices)) for what, choices in KEYS.items())]


def _table(what: Counted, counts: dict[str, int], keys: Iterable[str], label: Callable[[str], str]) -> Table:
    """A line for each of `keys`, and one for each that the code no longer knows."""
    every = [*keys, *sorted(set(counts) - set(keys))]
    times = shown_counts([counts.get(key, 0) for key in every])
    return Table(str(what.label), [Line(label(key), shown) for key, shown in zip(every, times, strict=True)])


def _month(key: str) -> str:
    return date_format(date.fromisoformat(key), "F Y")


def _label(choices: type[models.TextChoices]) -> Callable[[str], str]:
    words = dict(choices.choices)
    return lambda key: str(words.get(key, key))
