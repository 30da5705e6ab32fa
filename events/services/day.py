"""On the day: families come in and go out. Each press holds the date's row, so that two staff never do it twice."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.utils import timezone

from events.enums import Act, BookingState, DayWhy, Direction
from events.models import Booking, Movement, Occurrence
from events.on_the_day import DayRefused, may_tick
from events.party import Party
from events.presence import FamilyDay
from events.services import places
from events.services.limits import let_in
from events.services.people import set_children_along
from events.services.promotion import changing
from events.services.states import record
from site_project.privacy import audit
from site_project.staff.models import User


def tick_in(
    *,
    booking_id: uuid.UUID,
    adults: int,
    by: User,
    children_along: int = 0,
    seen: int | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> bool:
    """So many people of a family came in. More than booked take places, beyond the adults' limit with a `reason`.

    `seen`: the number of the family's last line on the page whose button was pressed. False, and nothing changed, if
    something happened since: somebody else was quicker, or the button was pressed twice. Raises `DayRefused`.
    """
    now = now or timezone.now()
    with at_the_door(booking_id, now) as family:
        if _is_old(family.seen, seen):
            return False
        _make_room(family, Party(adults, children_along), reason, by)
        move(family, Direction.IN, by, now, adults=adults, children_along=children_along)
        settle(family.booking, Act.DAY_FAMILY_IN, by)
    return True


def tick_out(
    *,
    booking_id: uuid.UUID,
    adults: int,
    by: User,
    children_along: int = 0,
    seen: int | None = None,
    sure: bool = False,
    now: datetime | None = None,
) -> bool:
    """So many people of a family left. The last adult does not leave while a child is in our room, unless staff are
    `sure`. False and `DayRefused` as in `tick_in`.
    """
    now = now or timezone.now()
    with at_the_door(booking_id, now) as family:
        if _is_old(family.seen, seen):
            return False
        if adults > family.adults or children_along > family.children_along:
            raise DayRefused(DayWhy.TOO_MANY_OUT)
        leaves_child(family, family.adults - adults, sure, by)
        move(family, Direction.OUT, by, now, adults=adults, children_along=children_along)
        settle(family.booking, Act.DAY_FAMILY_OUT, by)
    return True


def undo(*, movement_id: uuid.UUID, by: User, sure: bool = False, now: datetime | None = None) -> bool:
    """Take the last thing back that happened to a child or to a family's adults, by one more line.

    False if it was taken back already. Raises `DayRefused`, also where something else happened since.
    """
    now = now or timezone.now()
    wrong = Movement.objects.get(pk=movement_id)
    with at_the_door(wrong.booking_id, now) as family:
        if any(row.undoes_id == wrong.pk for row in family.movements):
            return False
        child = family.child(wrong.attendee_id) if wrong.attendee_id else None
        if (child.last if child else family.last) != wrong:
            raise DayRefused(DayWhy.NOT_THE_LAST)
        _may_be_undone(family, wrong, sure, by)
        opposite = Direction.OUT if wrong.direction == Direction.IN else Direction.IN
        move(
            family, opposite, by, now, child.child if child else None,
            adults=wrong.adults, children_along=wrong.children_along, undoes=wrong,
        )  # fmt: skip
        if child:
            audit.record(action=Act.DAY_UNDONE, subject=child.child.pk, actor=by)
        else:
            settle(family.booking, Act.DAY_UNDONE, by)
    return True


@contextmanager
def at_the_door(booking_id: uuid.UUID, now: datetime) -> Iterator[FamilyDay]:
    """The family as it is now, while its date's row is held. Raises `DayRefused`."""
    date_id = Booking.objects.values_list("occurrence_id", flat=True).get(pk=booking_id)
    with changing(date_id, now) as date:
        if not may_tick(date, now):
            raise DayRefused(DayWhy.NOT_NOW)
        booking = Booking.objects.for_day().filter(pk=booking_id).first()
        if booking is None:
            raise DayRefused(DayWhy.NOT_BOOKED)
        booking.occurrence = date
        yield FamilyDay(booking)


def move(
    family: FamilyDay, direction: Direction, by: User, now: datetime, child: Any = None, **values: Any
) -> Movement:
    """Add a line. The caller holds the row, so its number is the next one."""
    last = family.movements[-1].number if family.movements else 0
    return Movement.objects.create(
        booking=family.booking, attendee=child, number=last + 1, direction=direction, by=by, at=now, **values
    )


def settle(booking: Booking, act: Act, by: User) -> None:
    """A family that was here came; one whose tick was a mistake is booked as before. Saves, and writes the line.

    One whose child is in our room has come: a booking that can be cancelled could take the child out of every list.
    """
    family = FamilyDay(Booking.objects.for_day().get(pk=booking.pk))
    booking.state = BookingState.ATTENDED if family.came or family.children_in else BookingState.CONFIRMED
    record(booking, act, by=by)


def leaves_child(family: FamilyDay, adults_who_stay: int, sure: bool, by: User) -> None:
    """Whether the last adult may go: not while a child is in our room, unless staff are sure."""
    if adults_who_stay or not family.adults or not family.children_in:
        return
    if not sure:
        raise DayRefused(DayWhy.CHILD_STILL_IN)
    audit.record(action=Act.DAY_LEFT_CHILD, subject=family.booking.pk, actor=by)


def _is_old(is_now: int, seen: int | None) -> bool:
    return seen is not None and seen != is_now


def _may_be_undone(family: FamilyDay, wrong: Movement, sure: bool, by: User) -> None:
    if wrong.attendee_id is None and wrong.direction == Direction.IN:
        leaves_child(family, family.adults - wrong.adults, sure, by)
    if wrong.attendee_id and wrong.direction == Direction.OUT and not family.adults:
        raise DayRefused(DayWhy.NO_ADULT_HERE)


def _make_room(family: FamilyDay, more: Party, reason: str, by: User) -> None:
    """Places for those who come in addition to what is booked."""
    booking, date = family.booking, family.booking.occurrence
    booked = booking.party
    extra = Party(
        max(0, family.adults + more.adults - booked.adults),
        max(0, family.children_along + more.children_along - booked.children_along),
    )
    if extra.is_empty:
        return
    if not places.take_places(occurrence_id=date.pk, party=extra, now=None):
        _beyond(date, extra, reason, by)
    booking.adults += extra.adults
    set_children_along(booking=booking, count=booked.children_along + extra.children_along)


def _beyond(date: Occurrence, extra: Party, reason: str, by: User) -> None:
    if not reason or not let_in(date, extra):
        raise DayRefused(DayWhy.NO_ROOM)
    audit.record(action=Act.OVER_LIMIT, subject=date.pk, actor=by, reason=reason)
