"""What families tell us about an event, and how long each thing is kept. A test fails for what is not in this list."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from django.utils import timezone
from wagtail.models import Site

from events.enums import Wiped
from events.models import EventSettings, Occurrence
from events.services.people import settings_for


class Keep(StrEnum):
    """The settings of a school that say for how many days after the event."""

    CARE = "keep_care_days"
    CONTACT = "keep_contact_days"


@dataclass(frozen=True)
class Kept:
    """Rows of one model. `date`: the way from a row to its date. `empty`: the fields to empty; none: rows go whole."""

    model: str
    date: str
    what: Wiped
    keep: Keep
    empty: tuple[str, ...] = ()

    def rows(self, dates: QuerySet[Occurrence]) -> QuerySet[models.Model]:
        """The rows of these dates that still hold something."""
        return self.still_full(apps.get_model(self.model)._base_manager.filter(**{f"{self.date}__in": dates}))

    def still_full(self, rows: QuerySet[models.Model]) -> QuerySet[models.Model]:
        """Those with words in a field that is to be emptied. The database sees their length, never the words."""
        lengths = {f"length_of_{name}": Length(name) for name in self.empty}
        full = Q(*[Q(**{f"{length}__gt": 0}) for length in lengths], _connector=Q.OR)
        return rows.alias(**lengths).filter(full) if self.empty else rows

    def wipe(self, rows: QuerySet[models.Model]) -> int:
        """Delete the rows, or empty their fields. Returns how many rows."""
        if self.empty:
            return rows.update(**dict.fromkeys(self.empty, ""))
        count = rows.count()
        rows.delete()
        return count


# In the order in which it is deleted: what hangs on a booking before the booking.
EVERYTHING = (
    Kept("events.CareDetails", "attendee__booking__occurrence", Wiped.CARE_SHEETS, Keep.CARE),
    Kept("events.Attendee", "booking__occurrence", Wiped.CHILDREN, Keep.CARE, ("known_as", "from_class")),
    Kept("events.Booking", "occurrence", Wiped.NEEDS, Keep.CARE, ("needs",)),
    Kept("events.Movement", "booking__occurrence", Wiped.COLLECTED, Keep.CARE, ("collected_by", "collected_why")),
    Kept("events.Feedback", "occurrence", Wiped.WORDS, Keep.CONTACT, ("words",)),
    Kept("events.DateMessage", "occurrence", Wiped.MESSAGES, Keep.CONTACT),
    Kept("events.Booking", "occurrence", Wiped.BOOKINGS, Keep.CONTACT),
)


def long_ago(keep: Keep, now: datetime, *, at: str, page: str) -> Q:
    """Rows whose moment `at` is so long ago that their time is up, by the settings of their school as they are now.

    `page`: the way from a row to its event page. Where the school's site has gone, the usual number of days holds.
    """
    due, of_no_school = Q(), Q()
    for site in Site.objects.select_related("root_page"):
        of_school = Q(**{f"{page}__path__startswith": site.root_page.path})
        due |= of_school & Q(**{f"{at}__lt": _midnight_before(getattr(settings_for(site), keep), now)})
        of_no_school &= ~of_school
    return due | of_no_school & Q(**{f"{at}__lt": _midnight_before(getattr(EventSettings(), keep), now)})


def _midnight_before(days: int, now: datetime) -> datetime:
    """When the earliest day that is still kept began, on the school's clock."""
    day = timezone.localdate(now) - timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time.min))
