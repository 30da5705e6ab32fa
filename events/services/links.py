"""The family's private links. Each letter carries one of its own, so that an earlier letter still opens the page."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from events.enums import Act
from events.models import Booking, BookingLink
from events.services import places
from events.services.notices import standing_letter, tell_family
from site_project.privacy import audit
from site_project.privacy.keys import new_token, token_hash

NOT_AGAIN_WITHIN = timedelta(minutes=10)  # so that nobody can fill a family's mailbox


@transaction.atomic
def send_link_again(*, booking_id: uuid.UUID, now: datetime) -> bool:
    """Post one more link. Older ones still open the page: otherwise a stranger who knows the address could make the
    family's link stop. False where that was just done, or without e-mail."""
    # Held as for every change: two who count the version up from the same number would lose one of two letters.
    places.hold_row(occurrence_id=Booking.objects.values_list("occurrence_id", flat=True).get(pk=booking_id))
    booking = Booking.objects.with_date().get(pk=booking_id)
    if not booking.email:
        return False
    rested = Q(link_sent_at=None) | Q(link_sent_at__lte=now - NOT_AGAIN_WITHIN)
    due = Booking.objects.live().filter(rested, pk=booking_id)
    if not due.update(link_sent_at=now, version=F("version") + 1):
        return False
    booking.refresh_from_db(fields=["version"])
    audit.record(action=Act.LINK_SENT, subject=booking.pk)
    tell_family(kind=standing_letter(booking), booking=booking)
    return True


def new_link(*, booking: Booking) -> str:
    """One more link to the booking, for staff to print or read out. Returns its token, which is not kept."""
    token = new_token()
    BookingLink.objects.create(booking=booking.lead, token_hash=token_hash(token))
    return token
