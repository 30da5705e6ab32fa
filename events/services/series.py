"""Planning a row of dates: seen first, each day with a tick, then made. A date with a booking is never rewritten."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Booking, EventPage, Occurrence, Series, Supervisor
from events.series_rule import PlannedDate, SchoolCalendar, expand
from events.services.dates import add_date, change_date
from events.services.limits import set_supervisors
from events.services.promotion import changing
from site_project.staff.models import User


@dataclass(frozen=True)
class Day:
    """One day of the rule. `why_not`: why nothing is done on it, in words; `there`: the date it would change."""

    planned: PlannedDate
    why_not: str = ""
    there: Occurrence | None = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether a date can be made or changed on it."""
        return not self.why_not


@dataclass(frozen=True)
class Made:
    """How many dates came of it."""

    added: int = 0
    changed: int = 0


def preview_series(*, series: Series, school_days: SchoolCalendar, now: datetime | None = None) -> list[Day]:
    """Every day of the rule, those left out with their reason. Nothing is written. Three queries for any number."""
    own = {date.series_date: date for date in Occurrence.objects.filter(series=series.pk)}
    booked = set(Booking.objects.filter(occurrence__series=series.pk).values_list("occurrence_id", flat=True))
    taken = dict(Occurrence.objects.filter(page=series.page).values_list("starts_at", "pk"))
    moment = now or timezone.now()
    return [_day(planned, own.get(planned.day), booked, taken, moment) for planned in expand(series.rule, school_days)]


def _day(
    planned: PlannedDate,
    there: Occurrence | None,
    booked: set[uuid.UUID],
    taken: dict[datetime, uuid.UUID],
    now: datetime,
) -> Day:
    if planned.skipped or planned.starts_at is None:
        return Day(planned, planned.skipped, there)
    own = there.pk if there else None
    reasons = (
        (planned.starts_at <= now, _("already over")),
        (there is not None and there.pk in booked, _("has bookings, so it stays as it is")),
        (there is not None and there.is_cancelled, _("called off")),
        (taken.get(planned.starts_at, own) != own, _("there is a date at that time already")),
    )
    return Day(planned, next((words for applies, words in reasons if applies), ""), there)


def save_series(
    *,
    series: Series,
    days: Collection[date],
    school_days: SchoolCalendar,
    actor: User,
    same_people: bool = False,
    now: datetime | None = None,
) -> Made:
    """Make the dates on the chosen `days`, and give those that are there and without any booking the new times.

    All or nothing. `same_people`: new dates name the adults in charge of the event's latest date. A new series of
    which nothing comes is not kept. Raises IntegrityError where somebody else made such a date at this moment.
    """
    now = now or timezone.now()
    chosen = [
        day
        for day in preview_series(series=series, school_days=school_days, now=now)
        if day.can_be_chosen and day.planned.day in days
    ]
    if series._state.adding and not chosen:
        return Made()
    with transaction.atomic():
        people = people_of_last_time(series.page) if same_people else []
        series.save()
        changed = sum(_rewrite(series, day, actor, now) for day in chosen if day.there)
        for day in chosen:
            if day.there is None:
                _add(series, day.planned, people, actor)
    return Made(sum(day.there is None for day in chosen), changed)


def people_of_last_time(page: EventPage) -> list[Supervisor]:
    """The adults in charge at the latest date of an event that names any."""
    latest = Occurrence.objects.filter(page=page).exclude(supervisors=None).order_by("-starts_at").first()
    return list(latest.supervisors.all()) if latest else []


def _add(series: Series, planned: PlannedDate, people: list[Supervisor], actor: User) -> None:
    made = add_date(values={**series.values_of(planned), "series": series, "series_date": planned.day}, actor=actor)
    if people and series.childcare_on:
        names = ("name", "is_checked", "has_first_aid", "counts_in_ratio")
        copies = [Supervisor(**{name: getattr(person, name) for name in names}) for person in people]
        set_supervisors(occurrence_id=made.pk, supervisors=copies, actor=actor)


def _rewrite(series: Series, day: Day, actor: User, now: datetime) -> bool:
    """Give a date the times and limits of the series. False where a family has booked since it was looked at."""
    if day.there is None:
        return False
    with changing(day.there.pk, now) as held:  # its row is ours now: nobody books in between
        if Booking.objects.filter(occurrence=held).exists():
            return False
        change_date(occurrence_id=held.pk, values=series.values_of(day.planned), actor=actor, now=now)
    return True
