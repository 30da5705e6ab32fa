"""Every change of a date ends here: places that are free go to those who wait, the first first who fits."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from events.enums import Act
from events.fitting import what_fits
from events.models import Booking, Occurrence
from events.party import Party
from events.services import places
from events.services.notices import NoticeKind
from events.services.states import confirm, offer, overtake, record, split
from site_project.staff.models import User

COUNTERS = ["adults_held", "children_held", "care_units_held", "heads_held"]


@contextmanager
def changing(occurrence_id: uuid.UUID, now: datetime) -> Iterator[Occurrence]:
    """The one way to change a date or its bookings: hold its row, change it, give free places to those who wait.

    All or nothing: an error inside undoes everything, letters included.
    """
    with transaction.atomic():
        places.hold_row(occurrence_id=occurrence_id)
        yield Occurrence.objects.with_page().get(pk=occurrence_id)
        promote(occurrence_id=occurrence_id, now=now)


def promote(*, occurrence_id: uuid.UUID, now: datetime) -> None:
    """Offer free places in turn, to whole families (or what they said they would take). The caller holds the row.

    Who does not fit now is passed by, which is written down. Nothing is offered once booking has closed.
    """
    date = Occurrence.objects.with_page().get(pk=occurrence_id)
    if not date.gives_places(now):
        return
    passed: list[Booking] = []
    for booking in may_move_up(date):
        keep = what_fits(booking.party, booking.fallback, date.room)
        if keep is None:
            passed.append(booking)
            continue
        _give(booking, keep, date, now)
        overtake(passed)
        date.refresh_from_db(fields=COUNTERS)


def may_move_up(date: Occurrence) -> list[Booking]:
    """Those who wait, in turn. A part moves up only while its family's booking stands: no child without its adult."""
    waiting = list(Booking.objects.in_turn().filter(occurrence=date))
    for booking in waiting:
        booking.occurrence = booking.lead.occurrence = date
    return [booking for booking in waiting if booking.part_of is None or booking.part_of.is_confirmed]


def _give(booking: Booking, keep: Party, date: Occurrence, now: datetime) -> None:
    """Take the places, then book the family in or ask it."""
    if not places.take_places(occurrence_id=date.pk, party=keep, now=None):
        raise RuntimeError("The row is held and the party fits, so the guard cannot say no.")
    turn = booking.queue_no
    if booking.auto_accept:
        settle(booking, keep, turn)
        return
    offer(booking, date, now)
    split(booking, keep, turn)
    record(booking, Act.OFFERED, NoticeKind.OFFER)


def book_at_once(booking: Booking, date: Occurrence, *, by: User | None = None, token: str = "") -> bool:
    """Book in as much of a family that has just come as fits; the rest waits. False: nothing of it fits.

    The caller holds the row. Who waits already did not fit, or it would have been asked; that is written down.
    """
    keep = what_fits(booking.party, booking.fallback, date.room)
    if keep is None or not places.take_places(occurrence_id=date.pk, party=keep, now=None):
        return False
    overtake([other for other in may_move_up(date) if other.pk != booking.pk])
    settle(booking, keep, booking.queue_no, by=by, token=token, they_know=True)
    return True


def settle(
    booking: Booking, keep: Party, turn: int | None, *, by: User | None = None, token: str = "", they_know: bool = False
) -> None:
    """Book in `keep` of those who wait; the rest waits on. The places are taken. `token`: the link, if just made.

    `they_know`: the family is there and sees it.
    """
    booked = confirm(booking)
    if booked is booking:
        split(booking, keep, turn)
    record(booked, Act.BOOKED, NoticeKind.CONFIRMED, by=by, token=token, they_know=they_know)
