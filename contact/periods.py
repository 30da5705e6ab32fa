"""The stretches of a school year that numbers are shown for. Plain dates."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

MONTHS = 4  # September to December, January to April, May to August
DECEMBER = 12


@dataclass(frozen=True, order=True)
class Period:
    """A third of a school year, by its first day."""

    first_day: date

    @classmethod
    def of(cls, day: date) -> "Period":
        """The one in which a day lies."""
        return cls(day.replace(month=(day.month - 1) // MONTHS * MONTHS + 1, day=1))

    @property
    def months(self) -> list[date]:
        """The first day of each of its months."""
        return [self.first_day.replace(month=self.first_day.month + number) for number in range(MONTHS)]

    @property
    def next(self) -> "Period":
        """The one after it."""
        return Period.of(self.months[-1] + timedelta(days=31))

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.next.first_day - timedelta(days=1)

    @property
    def name(self) -> str:
        """What addresses and files call it: its first month, as 2026-09."""
        return f"{self.first_day:%Y-%m}"

    def __str__(self) -> str:
        months = {"first": date_format(self.first_day, "F"), "last": date_format(self.last_day, "F Y")}
        return _("%(first)s to %(last)s") % months


def finished(first: date | None, counted_until: date) -> list[Period]:
    """The periods from the day `first` on that are over and counted, the newest first. None: nothing was counted."""
    found: list[Period] = []
    period = Period.of(first) if first else None
    while period and period.last_day <= counted_until:
        found.insert(0, period)
        period = period.next
    return found
