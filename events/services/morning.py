"""On the day: who is here, who comes without a booking, and the end of it."""

import uuid
from datetime import datetime, timedelta

from django.utils import timezone

from events.enums import Act, BookingState, DayWhy, Direction, Why
from events.models import Booking, Occurrence
from events.on_the_day import DayRefused, may_tick
from events.party import BookingRequest, Party
from events.presence import Building, by_name
from events.refusals import BookingRefused
from events.services.booking import Booked, Outcome, book
from events.services.day import move, tick_in
from events.services.limits import let_in
from events.services.people import party_of
from events.services.promotion import book_at_once, changing, settle
from events.services.states import record
from site_project.privacy import audit
from site_project.privacy.models import AuditEntry
from site_project.staff.models import User

SAME_LOOK = timedelta(hours=1)  # staff open the list after every press: one line an hour says who looked


def note_look(*, occurrence: Occurrence, reader: User, now: datetime | None = None) -> None:
    """Write who looked at families' names on the day, once an hour."""
    looked = AuditEntry.objects.filter(action=Act.DAY_READ, subject=occurrence.pk, actor=reader)
    if not looked.filter(at__gt=(now or timezone.now()) - SAME_LOOK).exists():
        audit.record(action=Act.DAY_READ, subject=occurrence.pk, actor=reader)


def read_day(*, occurrence: Occurrence, reader: User) -> Building:
    """Every family of one date with what happened so far, by name. Writes who looked."""
    note_look(occurrence=occurrence, reader=reader)
    return Building(by_name(Booking.objects.for_day().filter(occurrence=occurrence)))


def walk_in(
    *,
    occurrence: Occurrence,
    request: BookingRequest,
    key: str,
    by: User,
    reason: str = "",
    now: datetime | None = None,
) -> Booked:
    """Book a family that stands at the door, if all of it fits, and tick it in. A `reason` lets in more adults than
    there are places, never more children. Safe to repeat. A family that has a booking is found, not ticked in; one
    that waits is booked in.

    Raises `DayRefused`, or `BookingRefused` where it is not for want of room; then nothing changed.
    """
    now = now or timezone.now()
    with changing(occurrence.pk, now) as date:
        if not may_tick(date, now):
            raise DayRefused(DayWhy.NOT_NOW)
        party = party_of(request, date)
        beyond = "" if date.room.holds(party) else reason
        try:
            booked = book(occurrence=date, request=request, key=key, now=now, by=by, reason=beyond)
        except BookingRefused as refused:
            raise _in_words_for_staff(refused, date, party) from refused
        if booked.booking.is_waiting:
            _take_from_the_list(booked.booking, date, beyond, by)
        if not booked.booking.holds_places or booked.booking.is_offered:
            raise DayRefused(_what_is_full(date, party))
        if booked.outcome is Outcome.NEW:
            adults, along = request.adults, request.children_along
            tick_in(booking_id=booked.booking.pk, adults=adults, children_along=along, by=by, now=now)
    return booked


def _take_from_the_list(booking: Booking, date: Occurrence, reason: str, by: User) -> None:
    """A family that waits stands at the door: it comes in if there is room by now, or if staff say why."""
    if book_at_once(booking, date, by=by) or not reason or not let_in(date, booking.party):
        return
    audit.record(action=Act.OVER_LIMIT, subject=date.pk, actor=by, reason=reason)
    settle(booking, booking.party, booking.queue_no, by=by)


def _in_words_for_staff(refused: BookingRefused, date: Occurrence, party: Party) -> Exception:
    full = refused.code in {Why.FULL, Why.CHILDCARE_FULL, Why.ROOM_FULL}
    return DayRefused(_what_is_full(date, party)) if full else refused


def _what_is_full(date: Occurrence, party: Party) -> DayWhy:
    """A reason makes room for adults only: say so where it is the childcare that is full."""
    children = Party(children_in_childcare=party.children_in_childcare, care_units=party.care_units)
    return DayWhy.NO_ROOM if date.room.holds(children) else DayWhy.NO_CHILDCARE


def finish(*, occurrence_id: uuid.UUID, by: User, now: datetime | None = None) -> int:
    """Everybody has gone home: who is still ticked in goes out, who never was did not come. Returns how many families
    did not come. Refused while a child is in our room. A second time does nothing.
    """
    now = now or timezone.now()
    with changing(occurrence_id, now) as date:
        if not may_tick(date, now) or now < date.starts_at:
            raise DayRefused(DayWhy.NOT_STARTED if now < date.starts_at else DayWhy.NOT_NOW)
        building = Building(by_name(Booking.objects.for_day().filter(occurrence=date)))
        if building.in_our_room:
            raise DayRefused(DayWhy.CHILDREN_STILL_IN)
        for family in building.here:
            move(family, Direction.OUT, by, now, adults=family.adults, children_along=family.children_along)
        missed = [family.booking for family in building.families if family.booking.is_confirmed]
        for booking in missed:
            booking.state = BookingState.NO_SHOW
            record(booking, Act.DAY_NO_SHOW, by=by)
        if missed or building.here:
            audit.record(action=Act.DAY_FINISHED, subject=date.pk, actor=by)
    return len(missed)
