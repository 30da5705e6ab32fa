"""When a message that is sent now is read, and by whom, in a sentence. Values in, words out: no database, no clock."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from home.school_days import SchoolDays

NOON = time(12)
A_WEEK = 7
LONG_WAIT = 5  # days: longer than a weekend with a bank holiday before or after it


@dataclass(frozen=True)
class Promise:
    """`reads_on` is the day on which what is sent today is read; None where no school day is known within a year."""

    today: date
    reads_on: date | None
    reads_from: time = time(8, 30)
    is_school_day: bool = True
    readers: tuple[str, ...] = ()

    @property
    def days_until(self) -> int:
        """How many days a message waits; a year where nobody knows."""
        return (self.reads_on - self.today).days if self.reads_on else 366

    @property
    def is_closed(self) -> bool:
        """Whether families should hear, before they write, that nobody reads now. A school night is no news."""
        return bool(self.days_until) and (not self.is_school_day or self.days_until > 1)

    @property
    def is_long(self) -> bool:
        """Whether it is a holiday for whoever writes now, not a night or a weekend."""
        return self.days_until >= LONG_WAIT

    @property
    def who(self) -> str:
        """The names: “Mrs Okafor”, “Mrs Okafor or Mr Reid”. Nothing where none are known."""
        if len(self.readers) < 2:
            return "".join(self.readers)
        return _("%(names)s or %(last)s") % {"names": ", ".join(self.readers[:-1]), "last": self.readers[-1]}

    @property
    def when(self) -> str:
        """The day in words: “today”, “tomorrow morning”, “on Monday morning”, “on Monday 4 January”."""
        is_morning = self.reads_from < NOON
        if self.reads_on is None:
            return _("as soon as school opens again")
        if not self.days_until:
            return _("today")
        if self.days_until == 1:
            return _("tomorrow morning") if is_morning else _("tomorrow afternoon")
        if self.days_until < A_WEEK:
            day = {"day": date_format(self.reads_on, "l")}
            return _("on %(day)s morning") % day if is_morning else _("on %(day)s afternoon") % day
        return _("on %(day)s") % {"day": date_format(self.reads_on, "l j F")}

    @property
    def sentence(self) -> str:
        """“Mrs Okafor reads it on Monday morning.”"""
        if self.who:
            return _("%(who)s reads it %(when)s.") % {"who": self.who, "when": self.when}
        return _("We read it %(when)s.") % {"when": self.when}


def promise_at(
    now: datetime, days: SchoolDays, *, reads_from: time, reads_until: time, readers: tuple[str, ...] = ()
) -> Promise:
    """What the school promises to somebody who writes at `now` (local time).

    What comes on a school day before `reads_until` is read that day, anything else on the next school day.
    """
    today = now.date()
    is_school_day = days.is_school_day(today)
    in_time = is_school_day and now.time() < reads_until
    reads_on = today if in_time else days.next_school_day(today)
    return Promise(today, reads_on, reads_from, is_school_day, readers)
