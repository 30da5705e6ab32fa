"""A family runs late and says so with one tap, so that nobody worries and nobody gives its chair away."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from events.enums import Act, Why
from events.models import Booking
from events.refusals import BookingRefused
from events.services import places
from events.services.people import fresh
from events.services.states import record
from events.standing import can_be_late
from site_project.staff.models import User

ON_TIME = 0
LATE_MINUTES = (10, 20, 30)


@transaction.atomic
def running_late(
    *, booking_id: uuid.UUID, minutes: int, now: datetime | None = None, by: User | None = None
) -> Booking:
    """Note about how many minutes late the family comes (10, 20 or 30); 0 takes it back. The same again does nothing.

    Raises `BookingRefused` where it is not expected, more than three hours before the start, and once it is over;
    ValueError: other minutes.
    """
    if minutes not in (ON_TIME, *LATE_MINUTES):
        raise ValueError("Late by 10, 20 or 30 minutes, or by none.")
    dates = Booking.objects.values_list("occurrence_id", flat=True)
    places.hold_row(occurrence_id=dates.get(pk=booking_id))
    booking, now = fresh(booking_id), now or timezone.now()
    if not booking.is_confirmed:
        raise BookingRefused(Why.GONE)
    if not can_be_late(booking, now):
        raise BookingRefused(Why.OVER if booking.occurrence.ends_at <= now else Why.TOO_SOON)
    if (booking.late_minutes or ON_TIME) != minutes:
        booking.late_minutes = minutes or None
        record(booking, Act.LATE, by=by)
    return booking
