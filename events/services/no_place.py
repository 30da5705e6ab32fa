"""The waiting list has ended: who waited in vain hears it, so that nobody waits on for a letter that never comes."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from events.models import Booking, Occurrence
from events.services import places
from events.services.notices import NoticeKind, tell_family
from events.services.people import fresh
from events.waking_hours import is_waking


def tell_no_place(now: datetime | None = None) -> int:
    """Tell families who still wait, from the moment when no more places are offered until the event begins.

    A job of `tick`, at waking hours, once for each day of a date and safe to run twice at once. Families without an
    e-mail come on the list of those to ring. Returns how many letters were written.
    """
    now, count = now or timezone.now(), 0
    if not is_waking(now):
        return 0
    for date in Occurrence.objects.with_waiting(now):
        if date.list_has_ended(now):
            in_vain = Booking.objects.not_told_no_place(date).values_list("pk", flat=True)
            count += sum(_tell(date, booking_id, now) for booking_id in in_vain)
    return count


@transaction.atomic
def _tell(date: Occurrence, booking_id: uuid.UUID, now: datetime) -> bool:
    # First the row: a second machine waits here, and then finds the family told, or the list open again.
    places.hold_row(occurrence_id=date.pk)
    waits = Booking.objects.not_told_no_place(date).filter(pk=booking_id)
    date.refresh_from_db()
    if not date.list_has_ended(now) or not waits.update(told_no_place_of=date.local_start.date()):
        return False
    booking = fresh(booking_id)
    return tell_family(kind=NoticeKind.NO_PLACE, booking=booking.lead, about=booking, send_before=date.starts_at)
