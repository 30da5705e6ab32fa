"""A date to practise the day with: it goes on now, families never see it, and its people are made up."""

from datetime import timedelta

from django.utils import timezone

from events.demo.families import FAMILIES
from events.enums import OccurrenceStatus
from events.models import Booking, EventPage, Occurrence, Supervisor
from events.services import add_date, book, set_supervisors
from site_project.privacy.keys import new_token
from site_project.staff.models import User

HALF_AN_HOUR = timedelta(minutes=30)
LASTS = timedelta(hours=3)
ADULTS = 8
LATE = 15  # minutes


def seed_practice(page: EventPage, supervisors: list[Supervisor]) -> None:
    """A draft date of `page` that began within the last half hour, with three families. Nothing while one goes on."""
    now = timezone.now()
    starts = now - timedelta(seconds=now.timestamp() % HALF_AN_HOUR.total_seconds())
    drafts = Occurrence.objects.filter(page=page, status=OccurrenceStatus.DRAFT, ends_at__gt=now)
    tom = User.objects.filter(username="tom").first()
    if tom is None or drafts.exists() or Occurrence.objects.filter(page=page, starts_at=starts).exists():
        return
    times = {"starts_at": starts, "ends_at": starts + LASTS, "closes_at": starts, "offers_end_at": starts}
    room = {"adult_capacity": ADULTS, "childcare_on": True, "opens_at": starts}
    values = {"page": page, "status": OccurrenceStatus.DRAFT, **times, **room}
    date = add_date(values=values, actor=None)
    set_supervisors(occurrence_id=date.pk, supervisors=supervisors, actor=None)
    booked = [book(occurrence=date, request=family, key=new_token(), by=tom).booking for family in FAMILIES]
    Booking.objects.filter(pk=booked[1].pk).update(late_minutes=LATE)
