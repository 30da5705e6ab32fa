"""When letters to the team may come: by day, on school days, at fixed times."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Site

from contact.enums import PartOfDay
from contact.known_days import known_school_days
from contact.models import TeamSettings
from contact.notices import Reader, reader_of, team_readers
from home.school_days import SchoolDays

WAKE, REST = time(7, 30), time(18)  # no letter comes to a phone before or after, on the school's clock
SATURDAY = 5
STILL_NEWS = timedelta(days=21)  # less than the 30 days that the outbox remembers, so that nothing is told twice


@dataclass(frozen=True)
class Digest:
    """A fixed time at which the team hears that something waits. What came in `sure_parts` of that day came before."""

    at: time
    sure_parts: tuple[PartOfDay, ...]


DIGESTS = (
    Digest(time(8, 15), (PartOfDay.NIGHT,)),
    Digest(time(13, 30), (PartOfDay.NIGHT, PartOfDay.MORNING)),
)


@dataclass(frozen=True)
class Desk:
    """One school at one moment: its team, its calendar, its clock."""

    site: Site
    team: TeamSettings
    school: SchoolDays
    now: datetime

    @property
    def today(self) -> date:
        """The day at the school."""
        return self.now.date()

    @property
    def is_school_day(self) -> bool:
        """Whether the team is there."""
        return self.school.is_school_day(self.today)

    @property
    def last_school_day(self) -> date:
        """The school day before today; two months ago where there was none since."""
        earlier = [self.today - timedelta(days=back) for back in range(1, 61)]
        return next(filter(self.school.is_school_day, earlier), earlier[-1])

    def is_news(self, day: date) -> bool:
        """Whether what happened on `day` can still be told, and be told once."""
        return self.today - STILL_NEWS < day <= self.today

    @property
    def rest(self) -> datetime:
        """From when on today no letter comes any more."""
        return datetime.combine(self.today, REST, self.now.tzinfo)

    def readers(self) -> list[Reader]:
        """Who reads today: the team on school days, in the holidays whoever has agreed to, at weekends nobody."""
        if self.is_school_day:
            return team_readers(self.team)
        duty = self.team.duty_reader
        reads = duty is not None and self.today.weekday() < SATURDAY and self.team.has_member(duty)
        return reader_of(duty) if reads else []

    def lead(self) -> list[Reader]:
        """Who sees to what waits too long; everybody where the school named nobody."""
        return reader_of(self.team.lead) or team_readers(self.team)

    def digest(self) -> Digest | None:
        """The last fixed time that has passed today."""
        return max((each for each in DIGESTS if each.at <= self.now.time()), key=lambda each: each.at, default=None)

    def school_days_after(self, day: date, count: int) -> date | None:
        """The day so many school days after `day`; None where the calendar does not reach as far."""
        for _day in range(count):
            following = self.school.next_school_day(day)
            if following is None:
                return None
            day = following
        return day


def desks(now: datetime | None) -> Iterator[Desk]:
    """Every school that has cases, where letters may come at this hour."""
    now = timezone.localtime(now)
    if WAKE <= now.time() < REST:
        for site in Site.objects.filter(cases__isnull=False).distinct():
            yield Desk(site, TeamSettings.for_site(site), known_school_days(site, now.date()), now)
