"""A family changes its booking, or cannot come."""

import uuid
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from events.enums import OPEN, TICKED, Act, BookingState, Why
from events.fitting import total
from events.models import Attendee, Booking, ChangeKey, Occurrence
from events.party import ChangeRequest, Party
from events.refusals import BookingRefused
from events.services import places
from events.services.notices import NoticeKind
from events.services.people import add_children, children_party, emergency_contact, fresh, set_children_along
from events.services.promotion import changing, may_move_up
from events.services.states import overtake, part_beside, record, wait
from site_project.privacy.keys import token_hash
from site_project.staff.models import User


def change_numbers(
    *, booking_id: uuid.UUID, request: ChangeRequest, key: str, now: datetime | None = None, by: User | None = None
) -> Booking:
    """Change who comes. Fewer people always works, at once. More people come if they fit; otherwise they wait beside
    the places that the family has, as a part of its own; a family that waits itself goes to the end of the queue.

    `key` is the form's one-time key: the same form twice changes once. Raises `BookingRefused`; then nothing changed.
    """
    now = now or timezone.now()
    with changing(_date_of(booking_id), now) as date:
        booking = fresh(booking_id)
        if ChangeKey.objects.filter(key_hash=token_hash(key)).exists():
            return booking
        _must_stand(booking, date, now)
        request = _with_emergency(booking, request)
        ChangeKey.objects.create(booking=booking, key_hash=token_hash(key))
        lost, gained = _difference(booking, request, date)
        if lost.is_empty and gained.is_empty:
            return booking
        _shrink(booking, request, lost)
        if not gained.is_empty:
            _grow(booking, request, gained, date, now, by)
        record(booking, Act.CHANGED, NoticeKind.CHANGED, by=by, they_know=by is None)
    return booking


def cancel(*, booking_id: uuid.UUID, now: datetime | None = None, by: User | None = None) -> Booking:
    """The family does not come, or stops waiting: its places are free at once, its care sheets are deleted.

    A second time does nothing. Raises `BookingRefused` once the event is over or has begun for the family.
    """
    now = now or timezone.now()
    with changing(_date_of(booking_id), now) as date:
        booking = fresh(booking_id)
        if booking.state in (BookingState.CANCELLED, BookingState.JOINED):
            return booking
        if booking.state != BookingState.LAPSED:
            _must_stand(booking, date, now)
        end(booking, now=now, by=by)
    return booking


def end(booking: Booking, *, now: datetime, by: User | None = None) -> None:
    """Cancel a booking and what waits beside it, and give its places back, inside the caller's transaction."""
    declined = booking.is_offered and not booking.occurrence.is_cancelled
    act = Act.DECLINED if declined else Act.CANCELLED
    for part in Booking.objects.live().filter(part_of=booking):
        _close(part, now)
        record(part, Act.CANCELLED, by=by)
    _close(booking, now)
    # Who stops waiting for more keeps what it has: its page says so, a letter called "cancelled" would frighten.
    kind = None if booking.part_of else NoticeKind.CANCELLED
    record(booking, act, kind, by=by, they_know=by is None)


def _close(booking: Booking, now: datetime) -> None:
    if booking.holds_places:
        places.give_back(occurrence_id=booking.occurrence_id, party=booking.party)
    booking.attendees.all().delete()
    booking.state, booking.cancelled_at = BookingState.CANCELLED, now
    booking.offered_at = booking.offer_expires_at = booking.queue_no = booking.confirm_by = None


def _date_of(booking_id: uuid.UUID) -> uuid.UUID:
    return Booking.objects.values_list("occurrence_id", flat=True).get(pk=booking_id)


def _must_stand(booking: Booking, date: Occurrence, now: datetime) -> None:
    if booking.state in TICKED:
        raise BookingRefused(Why.CAME)
    if booking.state not in OPEN:
        raise BookingRefused(Why.GONE)
    if date.ends_at <= now:
        raise BookingRefused(Why.OVER)


def _with_emergency(booking: Booking, request: ChangeRequest) -> ChangeRequest:
    """Whom to ring for new children: as the family says now, else as it said of a child, also one that now leaves."""
    if not request.joining or request.emergency.phone:
        return request
    known = emergency_contact(booking)
    if not known.phone:
        raise BookingRefused(Why.WHOM_TO_RING)
    return replace(request, emergency=known)


def _difference(booking: Booking, request: ChangeRequest, date: Occurrence) -> tuple[Party, Party]:
    """Who no longer comes, and who comes in addition: a child who leaves makes no room for another in between."""
    before = booking.party
    leaving = [child for child in booking.children_in_childcare if str(child.pk) in request.leaving]
    more = Party(request.adults - before.adults, request.children_along - before.children_along)
    lost = Party(max(0, -more.adults), max(0, -more.children_along), len(leaving), sum(c.care_units for c in leaving))
    gained = Party(max(0, more.adults), max(0, more.children_along)) + children_party(request.joining, date)
    return lost, gained


def _shrink(booking: Booking, request: ChangeRequest, lost: Party) -> None:
    if booking.holds_places:
        places.give_back(occurrence_id=booking.occurrence_id, party=lost)
    along = booking.party.children_along - lost.children_along
    Attendee.objects.in_childcare().filter(booking=booking, pk__in=request.leaving).delete()
    set_children_along(booking=booking, count=along)
    booking.adults -= lost.adults


def _grow(
    booking: Booking, request: ChangeRequest, gained: Party, date: Occurrence, now: datetime, by: User | None
) -> None:
    if why := _why_not_more(booking, gained, date, now, by):
        raise BookingRefused(why)
    if booking.is_offered:
        raise BookingRefused(Why.ANSWER_FIRST)
    home = booking
    if booking.is_waiting:
        wait(booking, date)
    elif places.take_places(occurrence_id=date.pk, party=gained, now=None):
        overtake(may_move_up(date))
    else:
        home = _new_part(booking, gained, date, now)
    add_children(booking=home, children=request.joining, emergency=request.emergency)
    set_children_along(booking=home, count=home.party.children_along + gained.children_along)
    if home is booking:
        booking.adults += gained.adults


def _why_not_more(booking: Booking, gained: Party, date: Occurrence, now: datetime, by: User | None) -> Why | None:
    whole = booking.party + gained
    if by:
        return places.why_never(date=date, whole=whole)
    waiting = total(part.party for part in Booking.objects.live().filter(part_of=booking))
    # Also what the family waits for already counts towards the most that one family can book.
    too_many = Why.TOO_MANY if places.too_many(date=date, whole=whole + waiting) else None
    return places.why_not_even_wait(date=date, whole=whole, now=now) or too_many


def _new_part(booking: Booking, gained: Party, date: Occurrence, now: datetime) -> Booking:
    if Booking.objects.live().filter(part_of=booking).exists():
        raise BookingRefused(Why.WAITING_ALREADY)
    if not date.gives_places(now):
        raise BookingRefused(Why.FULL)
    return part_beside(booking, gained, queue_no=places.next_turn(date))
