"""Staff rang a family that gave no e-mail. Whom to ring is written where letters are (`services.notices`)."""

import uuid

from django.db import transaction

from events.enums import Act
from events.models import Booking
from events.please_ring import mark_of
from events.services import places
from site_project.privacy import audit
from site_project.staff.models import User


@transaction.atomic
def rang(*, booking_id: uuid.UUID, why: str, by: User) -> bool:
    """Take the family off the list of those to ring. `why`: what the page said it was about (`please_ring.mark_of`).

    False, and nothing changed, where there is something else to tell it by now. A second time does nothing.
    """
    places.hold_row(occurrence_id=Booking.objects.values_list("occurrence_id", flat=True).get(pk=booking_id))
    booking = Booking.objects.to_ring().select_related("occurrence").filter(pk=booking_id).first()
    if booking is None:
        return True
    if mark_of(booking, booking.occurrence) != why:
        return False
    Booking.objects.filter(pk=booking_id).update(to_ring="")
    audit.record(action=Act.RUNG, subject=booking_id, actor=by)
    return True
