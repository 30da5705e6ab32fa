"""A family answers an offer, or lets it pass. What counts is the clock at that moment, not when a job last ran."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from events.enums import Act, BookingState, Ring, Why
from events.models import Booking, Occurrence
from events.party import NOBODY
from events.refusals import BookingRefused
from events.services import places
from events.services.notices import NoticeKind
from events.services.people import fresh
from events.services.promotion import COUNTERS, book_at_once, changing, promote
from events.services.states import confirm, join_again, record, wait
from site_project.staff.models import User


def accept(*, booking_id: uuid.UUID, now: datetime | None = None, by: User | None = None) -> Booking:
    """Say yes: the held places are the family's. A second time does nothing. Returns the booking that is booked now.

    `by` staff also for a family that still waits and would fit, though the list has ended: somebody rang it. Raises
    `BookingRefused` (offer over, full, gone).
    """
    now = now or timezone.now()
    with changing(_date_of(booking_id), now) as date:
        booking = fresh(booking_id)
        if booking.state == BookingState.JOINED or booking.is_confirmed:
            return booking.lead
        if booking.offer_stands(now):
            booked = confirm(booking)
            record(booked, Act.ACCEPTED, NoticeKind.CONFIRMED, by=by, they_know=True)
            return booked
        if by and booking.is_waiting and date.list_has_ended(now):
            return _book_in(booking, date, by)
        over = booking.is_offered
        if over:
            _lapse(booking, they_know=True)
    # Outside: that the offer has run out must stay written down.
    if over or booking.state == BookingState.LAPSED:
        raise BookingRefused(Why.OFFER_OVER)
    raise BookingRefused(Why.NO_OFFER if booking.part_of else Why.GONE)


def _book_in(booking: Booking, date: Occurrence, by: User) -> Booking:
    if booking.part_of and not booking.part_of.is_confirmed:
        raise BookingRefused(Why.GONE)
    if not book_at_once(booking, date, by=by):
        raise BookingRefused(Why.FULL)
    return fresh(booking.pk).lead


def lapse_overdue_offers(now: datetime | None = None) -> int:
    """Offers that nobody answered in time: their places go to the next family. A job of `tick`. Returns how many."""
    now, lapsed = now or timezone.now(), 0
    for booking_id, date_id in Booking.objects.overdue_offers(now).values_list("pk", "occurrence_id"):
        with changing(date_id, now):
            booking = fresh(booking_id)
            if booking.is_offered and not booking.offer_stands(now):
                _lapse(booking)
                lapsed += 1
    return lapsed


def end_offers_by(date: Occurrence, *, now: datetime) -> None:
    """After a date changed: no offer outlives its end of offers, and who has less time hears it. Inside the caller's
    transaction."""
    for found in Booking.objects.filter(
        occurrence=date, state=BookingState.OFFERED, offer_expires_at__gt=date.offers_end_at
    ):
        booking = fresh(found.pk)
        if date.offers_end_at <= now:
            _lapse(booking)
        else:
            booking.offer_expires_at = date.offers_end_at
            record(booking, Act.MOVED, NoticeKind.OFFER)


def rejoin(*, booking_id: uuid.UUID, now: datetime | None = None) -> Booking:
    """Wait again after an offer ran out, at the end of the queue; book at once where there is room by now.

    A second time does nothing. Raises `BookingRefused`.
    """
    now = now or timezone.now()
    try:
        with changing(_date_of(booking_id), now) as date:
            booking = fresh(booking_id)
            if _is_overdue(booking, now):
                _lapse(booking)
                promote(occurrence_id=date.pk, now=now)  # those who wait come first
                date.refresh_from_db(fields=COUNTERS)
            if booking.is_live:
                return booking
            whole = booking.party + (booking.part_of.party if booking.part_of else NOBODY)
            why = places.why_not_even_wait(date=date, whole=whole, now=now)
            if booking.state != BookingState.LAPSED or why:
                raise BookingRefused(why or Why.GONE)
            if booking.part_of and not booking.part_of.is_confirmed:
                raise BookingRefused(Why.GONE)
            wait(booking, date)
            if not book_at_once(booking, date):
                record(booking, Act.REJOINED, NoticeKind.WAITING, they_know=True)
    except IntegrityError as already:  # the family has booked anew in between
        raise BookingRefused(Why.GONE) from already
    return fresh(booking_id)


@transaction.atomic
def still_coming(*, booking_id: uuid.UUID, now: datetime | None = None, by: User | None = None) -> Booking:
    """After a date moved: the family comes all the same. Raises `BookingRefused` where its place went meanwhile."""
    places.hold_row(occurrence_id=_date_of(booking_id))
    booking, now = fresh(booking_id), now or timezone.now()
    if not booking.is_live or (booking.confirm_by and booking.confirm_by <= now):
        raise BookingRefused(Why.GONE)
    if booking.confirm_by or booking.to_ring == Ring.MOVED:
        booking.confirm_by = None
        record(booking, Act.STILL_COMING, by=by)
    return booking


def free_silent_places(now: datetime | None = None) -> int:
    """Places of families who said nothing after their date moved, at the time they were told. A job of `tick`."""
    now, freed = now or timezone.now(), 0
    for booking_id, date_id in Booking.objects.silent(now).values_list("pk", "occurrence_id"):
        with changing(date_id, now):
            booking = fresh(booking_id)
            if booking.is_confirmed and booking.confirm_by and booking.confirm_by <= now:
                _lapse(booking)
                freed += 1
    return freed


def _is_overdue(booking: Booking, now: datetime) -> bool:
    """Whether its time has run out and no job has come by yet."""
    silent = booking.is_confirmed and booking.confirm_by is not None and booking.confirm_by <= now
    return silent or (booking.is_offered and not booking.offer_stands(now))


def _lapse(booking: Booking, *, they_know: bool = False) -> None:
    """Give the places back. The family can wait again with one tap, so its people stay written down until the purge."""
    was_moved = booking.confirm_by is not None
    places.give_back(occurrence_id=booking.occurrence_id, party=booking.party)
    join_again(booking)
    booking.state = BookingState.LAPSED
    booking.offered_at = booking.offer_expires_at = booking.queue_no = booking.confirm_by = None
    record(booking, Act.LAPSED, NoticeKind.LAPSED, was_moved=was_moved, they_know=they_know)


def _date_of(booking_id: uuid.UUID) -> uuid.UUID:
    return Booking.objects.values_list("occurrence_id", flat=True).get(pk=booking_id)
