"""The family's private link, when it got lost."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from events.enums import Act
from events.models import Booking
from events.services.notices import NoticeKind, tell_family
from site_project.privacy import audit
from site_project.privacy.keys import new_token, token_hash

NOT_AGAIN_WITHIN = timedelta(minutes=10)  # so that nobody can fill a family's mailbox


@transaction.atomic
def send_link_again(*, booking_id: uuid.UUID, now: datetime) -> bool:
    """Give the booking a new link and post it; the old one stops. False where that was just done, or without e-mail."""
    booking = Booking.objects.with_date().get(pk=booking_id)
    if not booking.email:
        return False
    token = new_token()
    rested = Q(link_sent_at=None) | Q(link_sent_at__lte=now - NOT_AGAIN_WITHIN)
    due = Booking.objects.live().filter(rested, pk=booking_id)
    if not due.update(token_hash=token_hash(token), link_sent_at=now, version=F("version") + 1):
        return False
    booking.refresh_from_db(fields=["version"])
    audit.record(action=Act.LINK_SENT, subject=booking.pk)
    tell_family(kind=NoticeKind.CONFIRMED, booking=booking, token=token)
    return True
