"""A family changes its booking, or cannot come."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from events.enums import Act, BookingState, Why
from events.models import Attendee, Booking
from events.party import ChangeRequest, Party
from events.refusals import BookingRefused
from events.services import places
from events.services.notices import NoticeKind, tell_family
from events.services.people import add_children, emergency_contact, set_children_along
from site_project.privacy import audit
from site_project.privacy.keys import token_hash


@transaction.atomic
def change_numbers(
    *, booking_id: uuid.UUID, request: ChangeRequest, key: str, token: str, now: datetime | None = None
) -> Booking:
    """Change who comes. Fewer people always works; more only if they fit, otherwise nothing changes.

    `key` is the form's one-time key: the same form twice changes once. `token` is the family's link, for the
    letter. Raises `BookingRefused`.
    """
    now = now or timezone.now()
    booking = _locked(booking_id)
    if booking.change_key_hash == token_hash(key):
        return booking
    _must_stand(booking, now)
    leaving = list(Attendee.objects.in_childcare().filter(booking=booking, pk__in=request.leaving))
    before = booking.party
    in_childcare = before.children_in_childcare - len(leaving) + len(request.joining)
    whole = Party(request.adults, request.children_along, in_childcare)
    if whole - before == Party(0) and not leaving:
        return booking
    _move_places(booking, whole - before, whole, now)
    emergency = emergency_contact(booking) if not request.emergency.phone else request.emergency
    add_children(booking=booking, children=request.joining, emergency=emergency)
    for child in leaving:
        child.delete()
    set_children_along(booking=booking, count=request.children_along)
    booking.adults, booking.change_key_hash = request.adults, token_hash(key)
    return _saved(booking, Act.CHANGED, NoticeKind.CHANGED, token)


@transaction.atomic
def cancel(*, booking_id: uuid.UUID, token: str, now: datetime | None = None) -> Booking:
    """The family does not come: the places are free at once, and the children's care sheets are deleted.

    A second time does nothing. Raises `BookingRefused` (closed) once the event is over.
    """
    now = now or timezone.now()
    booking = _locked(booking_id)
    if not booking.is_live:
        return booking
    _must_stand(booking, now)
    places.give_back(occurrence_id=booking.occurrence_id, places=booking.party)
    return end_booking(booking=booking, token=token, now=now)


def end_booking(*, booking: Booking, token: str, now: datetime, by_school: bool = False) -> Booking:
    """Close a booking inside the caller's transaction; the caller has given its places back."""
    booking.attendees.all().delete()
    booking.state, booking.cancelled_at = BookingState.CANCELLED, now
    return _saved(booking, Act.CANCELLED, NoticeKind.CANCELLED, token, by_school=by_school)


def _locked(booking_id: uuid.UUID) -> Booking:
    """The booking as it is once nobody else can change its date. The lock comes before the read."""
    places.hold_row(occurrence_id=Booking.objects.values_list("occurrence_id", flat=True).get(pk=booking_id))
    return Booking.objects.with_date().get(pk=booking_id)


def _must_stand(booking: Booking, now: datetime) -> None:
    if not booking.is_live:
        raise BookingRefused(Why.GONE)
    if booking.occurrence.ends_at <= now:
        raise BookingRefused(Why.CLOSED)


def _move_places(booking: Booking, difference: Party, whole: Party, now: datetime) -> None:
    if difference.only_shrinks:
        places.give_back(occurrence_id=booking.occurrence_id, places=Party(0) - difference)
        return
    date = booking.occurrence_id
    if not places.take_places(occurrence_id=date, more=difference, whole=whole, now=now):
        raise BookingRefused(places.why_not(occurrence_id=date, more=difference, whole=whole, now=now))


def _saved(booking: Booking, act: Act, kind: NoticeKind, token: str, *, by_school: bool = False) -> Booking:
    """Save, write the audit entry and the letter: the same for every change."""
    booking.version += 1
    booking.save()
    audit.record(action=act, subject=booking.pk)
    tell_family(kind=kind, booking=booking, token=token, by_school=by_school)
    return booking
