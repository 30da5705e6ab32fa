"""A family books, or takes its turn on the waiting list."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import IntegrityError, transaction
from django.utils import timezone

from events.enums import Act, BookingState, Why
from events.family import family_key, phone_key
from events.models import Booking, BookingLink, Occurrence
from events.party import BookingRequest, Party
from events.querysets import BookingQuerySet
from events.refusals import BookingRefused
from events.services import places
from events.services.limits import let_in
from events.services.links import send_link_again
from events.services.notices import NoticeKind, tell_family
from events.services.people import add_children, party_of, set_children_along
from events.services.promotion import book_at_once, changing, may_move_up
from events.services.states import overtake
from site_project.privacy import audit
from site_project.privacy.keys import token_hash
from site_project.staff.models import User


class Outcome(Enum):
    """What `book` did."""

    NEW = "new"
    REPEATED = "repeated"  # the same form again: a double press, or a reply lost on the way
    SAME_FAMILY = "same_family"  # another form of a family that has a booking


@dataclass(frozen=True)
class Booked:
    """The family's booking, made now or before. Its `state` says whether it is booked or waits; `parts` wait beside."""

    booking: Booking
    outcome: Outcome


def book(
    *,
    occurrence: Occurrence,
    request: BookingRequest,
    key: str,
    now: datetime | None = None,
    by: User | None = None,
    reason: str = "",
) -> Booked:
    """Book places for one family; where not all of it fits, what it said it would take, and the rest waits its turn.

    `key` is the form's one-time key and becomes the family's private link. Safe to repeat, also in parallel: the same
    `key` always ends in the same booking. A family with a live booking gets a letter with a new link instead of a
    second one. `by`: staff who book for the family, also before booking opens and, if all fits, after it has closed;
    with a `reason` they may let in more adults than there are places. Raises `BookingRefused` where the family could
    not even wait; then nothing changed.
    """
    now = now or timezone.now()
    try:
        if by and reason:
            return Booked(_beyond_the_limit(occurrence, request, key, now, by, reason), Outcome.NEW)
        return Booked(_new_booking(occurrence, request, key, now, by), Outcome.NEW)
    except (BookingRefused, IntegrityError):
        # Also a refusal may be our own echo: booking may have closed since the first press.
        earlier = _earlier(occurrence, request, key)
        if earlier is None:
            raise
    if earlier.outcome is Outcome.SAME_FAMILY:
        send_link_again(booking_id=earlier.booking.pk, now=now)
    return earlier


def _new_booking(date: Occurrence, request: BookingRequest, key: str, now: datetime, by: User | None) -> Booking:
    party = party_of(request, date)
    if why := _refusal(date, party, now, by):
        raise BookingRefused(why)
    with transaction.atomic():
        # The first statement of the transaction: the lock and the check in one.
        if places.take_places(occurrence_id=date.pk, party=party, now=None if by else now):
            return _booked_at_once(date, request, key, by)
    return _as_much_as_fits(date, request, key, now, by)


def _refusal(date: Occurrence, party: Party, now: datetime, by: User | None) -> Why | None:
    if by is None:
        return places.why_not_even_wait(date=date, whole=party, now=now)
    if date.is_cancelled:
        return Why.CANCELLED
    if now >= date.ends_at:
        return Why.CLOSED
    return Why.CHILDCARE_FULL if party.children_in_childcare and not date.childcare_on else None


def _booked_at_once(date: Occurrence, request: BookingRequest, key: str, by: User | None) -> Booking:
    overtake(may_move_up(Occurrence.objects.get(pk=date.pk)))
    booking = _make(date, request, key, BookingState.CONFIRMED)
    audit.record(action=Act.BOOKED, subject=booking.pk, actor=by)
    tell_family(kind=NoticeKind.CONFIRMED, booking=booking, token=key, they_know=True)
    return booking


def _as_much_as_fits(date: Occurrence, request: BookingRequest, key: str, now: datetime, by: User | None) -> Booking:
    party = party_of(request, date)
    with changing(date.pk, now) as held:
        if why := _refusal(held, party, now, by) or _no_use_waiting(held, party, now):
            raise BookingRefused(why)
        booking = _make(held, request, key, BookingState.WAITING, queue_no=places.next_turn(held))
        if not book_at_once(booking, held, by=by, token=key):
            if not (request.email or request.phone):
                raise BookingRefused(Why.NO_WAY_TO_TELL)
            audit.record(action=Act.WAITING, subject=booking.pk, actor=by)
            tell_family(kind=NoticeKind.WAITING, booking=booking, token=key, they_know=True)
    return booking


def _beyond_the_limit(
    date: Occurrence, request: BookingRequest, key: str, now: datetime, by: User, reason: str
) -> Booking:
    party = party_of(request, date)
    with changing(date.pk, now) as held:
        if why := _refusal(held, party, now, by):
            raise BookingRefused(why)
        if not let_in(held, party):
            full = held.room.heads is not None and party.heads > held.room.heads
            raise BookingRefused(Why.ROOM_FULL if full else Why.CHILDCARE_FULL)
        audit.record(action=Act.OVER_LIMIT, subject=held.pk, actor=by, reason=reason)
        return _booked_at_once(held, request, key, by)


def _no_use_waiting(date: Occurrence, party: Party, now: datetime) -> Why | None:
    return places.why_never(date=date, whole=party) if date.gives_places(now) else Why.FULL


def _make(date: Occurrence, request: BookingRequest, key: str, state: BookingState, **more: object) -> Booking:
    # Under the date's row, so that two of them at the same moment see each other.
    if _at_the_same_number(date, request).exists():
        raise IntegrityError("This family has a live booking under its phone number.")
    words = ("contact_name", "email", "phone", "language", "interpreter", "needs", "adults", "source", "auto_accept")
    booking = Booking.objects.create(
        **{name: getattr(request, name) for name in words},
        without_childcare=request.fallback.without_childcare,
        fewer_adults=request.fallback.fewer_adults,
        family_key=_family_key(request, key),
        phone_key=phone_key(request.phone),
        idempotency_key_hash=token_hash(key),
        occurrence=date,
        state=state,
        link_sent_at=timezone.now(),
        **more,
    )
    BookingLink.objects.create(booking=booking, token_hash=token_hash(key))
    add_children(booking=booking, children=request.children, emergency=request.emergency)
    set_children_along(booking=booking, count=request.children_along)
    return booking


def _family_key(request: BookingRequest, key: str) -> str:
    """By what we know the family again. One at the gate that gives neither address nor number is nobody else's."""
    anybody = request.email or request.phone
    return family_key(email=request.email, phone=request.phone) if anybody else token_hash(key)


def _earlier(occurrence: Occurrence, request: BookingRequest, key: str) -> Booked | None:
    """The booking that the same form or the same family made before.

    Raises `BookingRefused` where the form was used for something else: another family at the same tablet, or a booking
    that was cancelled since. Its link must not open the first family's page, and nobody must go away without a place.
    """
    same = _family_key(request, key)
    if repeated := Booking.objects.filter(idempotency_key_hash=token_hash(key)).first():
        # Families without address and number share what the form is known by; their names tell them apart.
        namesake = request.email or request.phone or repeated.contact_name == request.contact_name
        other = repeated.family_key != same or not namesake
        if other or repeated.state == BookingState.CANCELLED:
            raise BookingRefused(Why.FORM_USED)
        return Booked(repeated, Outcome.REPEATED)
    found = Booking.objects.live().of_families().filter(occurrence=occurrence, family_key=same).first()
    found = found or _at_the_same_number(occurrence, request).first()
    return Booked(found, Outcome.SAME_FAMILY) if found else None


def _at_the_same_number(date: Occurrence, request: BookingRequest) -> BookingQuerySet:
    number = phone_key(request.phone)
    return Booking.objects.at_the_same_number(date, has_email=bool(request.email.strip()), number=number)
