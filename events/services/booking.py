"""A family books."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import IntegrityError, transaction
from django.utils import timezone

from events.enums import Act
from events.family import family_key
from events.models import Booking, Occurrence
from events.party import BookingRequest
from events.refusals import BookingRefused
from events.services import places
from events.services.links import send_link_again
from events.services.notices import NoticeKind, tell_family
from events.services.people import add_children, set_children_along
from site_project.privacy import audit
from site_project.privacy.keys import token_hash


class Outcome(Enum):
    """What `book` did."""

    NEW = "new"
    REPEATED = "repeated"  # the same form again: a double press, or a reply lost on the way
    SAME_FAMILY = "same_family"  # another form of a family that has a booking


@dataclass(frozen=True)
class Booked:
    """The family's booking, made now or before."""

    booking: Booking
    outcome: Outcome


def book(*, occurrence: Occurrence, request: BookingRequest, key: str, now: datetime | None = None) -> Booked:
    """Book places for one family. `key` is the form's one-time key and becomes the family's private link.

    Safe to repeat, also in parallel: the same `key` always ends in the same booking. A family with a live
    booking gets a letter with a new link instead of a second one. Raises `BookingRefused`; then nothing changed.
    """
    now = now or timezone.now()
    try:
        return Booked(_new_booking(occurrence, request, key, now), Outcome.NEW)
    except (BookingRefused, IntegrityError):
        # Also a refusal may be our own echo: the first press took the last places.
        earlier = _earlier(occurrence, request, key)
        if earlier is None:
            raise
    if earlier.outcome is Outcome.SAME_FAMILY:
        send_link_again(booking_id=earlier.booking.pk, now=now)
    return earlier


@transaction.atomic
def _new_booking(occurrence: Occurrence, request: BookingRequest, key: str, now: datetime) -> Booking:
    party = request.party
    if not places.take_places(occurrence_id=occurrence.pk, more=party, whole=party, now=now):
        raise BookingRefused(places.why_not(occurrence_id=occurrence.pk, more=party, whole=party, now=now))
    booking = Booking.objects.create(**_fields(request, key), occurrence=occurrence, link_sent_at=now)
    add_children(booking=booking, children=request.children, emergency=request.emergency)
    set_children_along(booking=booking, count=request.children_along)
    audit.record(action=Act.BOOKED, subject=booking.pk)
    tell_family(kind=NoticeKind.CONFIRMED, booking=booking, token=key)
    return booking


def _fields(request: BookingRequest, key: str) -> dict[str, object]:
    return {
        "contact_name": request.contact_name,
        "email": request.email,
        "phone": request.phone,
        "language": request.language,
        "interpreter": request.interpreter,
        "needs": request.needs,
        "adults": request.adults,
        "source": request.source,
        "family_key": family_key(email=request.email, phone=request.phone),
        "idempotency_key_hash": token_hash(key),
        "token_hash": token_hash(key),
    }


def _earlier(occurrence: Occurrence, request: BookingRequest, key: str) -> Booked | None:
    """The booking that the same form or the same family made before."""
    if repeated := Booking.objects.filter(idempotency_key_hash=token_hash(key)).first():
        return Booked(repeated, Outcome.REPEATED)
    same = family_key(email=request.email, phone=request.phone)
    if booking := Booking.objects.live().filter(occurrence=occurrence, family_key=same).first():
        return Booked(booking, Outcome.SAME_FAMILY)
    return None
