"""The day before: who has booked is reminded, once for each day, and can give its places to another family."""

import uuid
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from events.enums import OccurrenceStatus
from events.models import Booking, Occurrence
from events.services import places
from events.services.notices import NoticeKind, tell_family
from events.services.people import fresh
from events.waking_hours import LONDON, is_waking
from site_project.outbox import services as outbox

FROM = time(9)  # on the day before, in London
LOOK_AHEAD = timedelta(days=2)


def remind(now: datetime | None = None) -> int:
    """Remind every booked family from nine o'clock on the day before, at waking hours only and never once it has begun.

    A job of `tick`, safe to run twice at once and late. Who was told "you are booked in" since then is not reminded
    again. Returns how many letters were written.
    """
    now, count = now or timezone.now(), 0
    if not is_waking(now):
        return 0
    soon = Occurrence.objects.filter(
        status=OccurrenceStatus.SCHEDULED, starts_at__gt=now, starts_at__lte=now + LOOK_AHEAD
    )
    for date in soon:
        since = reminders_from(date)
        if since <= now:
            to_remind = Booking.objects.not_reminded(date).values_list("pk", flat=True)
            count += sum(_remind(date, booking_id, since) for booking_id in to_remind)
    return count


def reminders_from(date: Occurrence) -> datetime:
    """From when on families of a date are reminded."""
    return datetime.combine(date.local_start.date() - timedelta(days=1), FROM, LONDON)


@transaction.atomic
def _remind(date: Occurrence, booking_id: uuid.UUID, since: datetime) -> bool:
    # First the row: a second machine waits here, and then finds the family reminded.
    places.hold_row(occurrence_id=date.pk)
    day = date.local_start.date()
    if not Booking.objects.not_reminded(date).filter(pk=booking_id).update(reminded_of=day):
        return False
    booking = fresh(booking_id)
    if booking.created_at >= since or _just_told(booking, since):
        return False
    return tell_family(kind=NoticeKind.REMINDER, booking=booking, send_before=date.starts_at)


def _just_told(booking: Booking, since: datetime) -> bool:
    return outbox.was_written_since(since, begins=f"{NoticeKind.CONFIRMED}:{booking.pk}:")
