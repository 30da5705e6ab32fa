"""The one place where places are taken and given back.

On PostgreSQL a transaction alone is no lock, and SQLite ignores row locks. One UPDATE that carries its own
condition is both the lock and the check on both: it is the first statement of every booking.
"""

import uuid
from datetime import datetime

from django.db.models import F

from events.enums import Why
from events.fitting import Room
from events.models import Occurrence
from events.party import NOBODY, Party
from events.querysets import OccurrenceQuerySet


def take_places(*, occurrence_id: uuid.UUID, party: Party, now: datetime | None, beyond: bool = False) -> bool:
    """Take places for all of `party`; False, and nothing taken, if it does not fit. `now`: only while booking is open.

    `beyond`: as many adults as staff allowed, instead of as many as there are places. The row stays locked until the
    caller's transaction ends if it says True.
    """
    dates = Occurrence.objects.filter(pk=occurrence_id).with_room_for(party, beyond=beyond)
    return _add(dates if now is None else dates.open_now(now), party)


def give_back(*, occurrence_id: uuid.UUID, party: Party) -> bool:
    """Give the places of people who do not come back to everybody. Always possible."""
    return _add(Occurrence.objects.filter(pk=occurrence_id), NOBODY - party)


def hold_row(*, occurrence_id: uuid.UUID) -> None:
    """Lock the row of a date until the caller's transaction ends, before anything is read from its bookings."""
    Occurrence.objects.filter(pk=occurrence_id).update(version=F("version") + 1)


def next_turn(date: Occurrence) -> int:
    """The number after everybody who waits. The caller holds the row."""
    Occurrence.objects.filter(pk=date.pk).update(next_queue_no=F("next_queue_no") + 1)
    date.refresh_from_db(fields=["next_queue_no"])
    return date.next_queue_no - 1


def why_not_even_wait(*, date: Occurrence, whole: Party, now: datetime) -> Why | None:
    """Why a family that then is `whole` could neither book nor wait; None if it can wait."""
    if closed := date.closed_to_booking(now):
        return closed
    if too_many(date=date, whole=whole):
        return Why.TOO_MANY
    return why_never(date=date, whole=whole)


def too_many(*, date: Occurrence, whole: Party) -> bool:
    """Whether that is more than one family can book for itself."""
    return whole.adults > date.max_adults_per_booking or whole.children_in_childcare > date.max_children_per_booking


def why_never(*, date: Occurrence, whole: Party) -> Why | None:
    """Why a family that then is `whole` would wait in vain; None if it may come true."""
    if whole.children_in_childcare and not date.childcare_on:
        return Why.CHILDCARE_FULL
    # Supervisors may still be found; the room does not grow.
    limits = date.limits
    empty = Room(limits.adults, max(limits.care_units, whole.care_units), limits.children, limits.heads)
    return None if empty.holds(whole) else Why.TOO_MANY


def _add(dates: OccurrenceQuerySet, more: Party) -> bool:
    return bool(
        dates.update(
            adults_held=F("adults_held") + more.adults,
            children_held=F("children_held") + more.children_in_childcare,
            care_units_held=F("care_units_held") + more.care_units,
            heads_held=F("heads_held") + more.heads,
            version=F("version") + 1,
        )
    )
