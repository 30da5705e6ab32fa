"""The one place where places are taken and given back.

On PostgreSQL a transaction alone is no lock, and SQLite ignores row locks. One UPDATE that carries its own
condition is both the lock and the check on both: it is the first statement of every booking.
"""

import uuid
from datetime import datetime

from django.db.models import F, Q

from events.enums import OccurrenceStatus, Why
from events.models import Occurrence
from events.party import Party
from events.querysets import OccurrenceQuerySet


def take_places(*, occurrence_id: uuid.UUID, more: Party, whole: Party, now: datetime) -> bool:
    """Take places for `more` people of a family that then is `whole`; False, and nothing taken, if they do not fit.

    The row stays locked until the caller's transaction ends.
    """
    open_now = Q(status=OccurrenceStatus.SCHEDULED, opens_at__lte=now, closes_at__gt=now)
    room = Q(
        adults_held__lte=F("adult_capacity") - more.adults,
        children_held__lte=F("childcare_places") - more.children_in_childcare,
    ) & (Q(premises_limit=None) | Q(heads_held__lte=F("premises_limit") - more.heads))
    one_family = Q(max_adults_per_booking__gte=whole.adults, max_children_per_booking__gte=whole.children_in_childcare)
    return _add(Occurrence.objects.filter(open_now, room, one_family, pk=occurrence_id), more)


def give_back(*, occurrence_id: uuid.UUID, places: Party) -> bool:
    """Give the places of people who do not come back to everybody. Always possible."""
    return _add(Occurrence.objects.filter(pk=occurrence_id), Party(0) - places)


def hold_row(*, occurrence_id: uuid.UUID) -> None:
    """Lock the row of a date until the caller's transaction ends, before anything is read from its bookings."""
    Occurrence.objects.filter(pk=occurrence_id).update(version=F("version") + 1)


def why_not(*, occurrence_id: uuid.UUID, more: Party, whole: Party, now: datetime) -> Why:
    """What to tell a family after `take_places` said no. `BUSY` if by now it would say yes."""
    date = Occurrence.objects.get(pk=occurrence_id)
    closed = date.closed_to_booking(now)
    if closed and closed != Why.FULL:
        return closed
    if whole.adults > date.max_adults_per_booking or whole.children_in_childcare > date.max_children_per_booking:
        return Why.TOO_MANY
    if more.adults > date.adults_left:
        return Why.FULL
    if more.children_in_childcare > date.childcare_left:
        return Why.CHILDCARE_FULL
    if date.premises_limit is not None and date.heads_held + more.heads > date.premises_limit:
        return Why.ROOM_FULL
    return Why.BUSY


def _add(dates: OccurrenceQuerySet, more: Party) -> bool:
    return bool(
        dates.update(
            adults_held=F("adults_held") + more.adults,
            children_held=F("children_held") + more.children_in_childcare,
            heads_held=F("heads_held") + more.heads,
            version=F("version") + 1,
        )
    )
