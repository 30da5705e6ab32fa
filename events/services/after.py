"""When a date is over: it is marked and counted, and families are thanked, once."""

import uuid
from collections import Counter
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from events.enums import AgeBand, AttendeeKind, BookingState, OccurrenceStatus
from events.models import Attendee, Booking, Occurrence, OccurrenceCounts
from events.services import places
from events.services.notices import NoticeKind, tell_family
from events.services.people import fresh
from events.waking_hours import LONDON, is_waking

THANKS_FROM = time(9)  # on the day after, in London
THANKS_WITHIN = timedelta(days=6)  # later it would only be odd
BOOKED = frozenset({BookingState.CONFIRMED, BookingState.ATTENDED, BookingState.NO_SHOW})
IN_VAIN = frozenset({BookingState.WAITING, BookingState.OFFERED, BookingState.LAPSED})


def complete_past_dates(now: datetime | None = None) -> int:
    """Mark and count dates that are over. A job of `tick`. Returns how many."""
    now, completed = now or timezone.now(), 0
    over = Occurrence.objects.filter(status=OccurrenceStatus.SCHEDULED, ends_at__lte=now)
    for date_id in list(over.values_list("pk", flat=True)):
        with transaction.atomic():
            if over.filter(pk=date_id).update(status=OccurrenceStatus.COMPLETED):
                write_counts(occurrence_id=date_id)
                completed += 1
    return completed


def write_counts(*, occurrence_id: uuid.UUID) -> OccurrenceCounts:
    """Count a date's bookings and keep the numbers. The caller holds the row, and the bookings are all still there."""
    bookings = list(Booking.objects.of_families().filter(occurrence=occurrence_id))
    booked = [booking for booking in bookings if booking.state in BOOKED]
    children = Attendee.objects.filter(booking__in=[booking.pk for booking in booked])
    by_kind = Counter(children.values_list("kind", flat=True))
    by_age = Counter(children.in_childcare().values_list("age_band", flat=True))
    states = Counter(booking.state for booking in bookings)
    values = {
        "families": len(booked),
        "adults": sum(booking.adults for booking in booked),
        "children_along": by_kind[AttendeeKind.CHILD_WITH_PARENT],
        "children_in_childcare": by_kind[AttendeeKind.CHILD_IN_CHILDCARE],
        "by_age": {band: by_age[band] for band in AgeBand.values},
        "came": states[BookingState.ATTENDED],
        "no_shows": states[BookingState.NO_SHOW],
        "waited": sum(states[state] for state in IN_VAIN),
        "interpreters": sum(booking.interpreter for booking in booked),
    }
    return OccurrenceCounts.objects.update_or_create(occurrence_id=occurrence_id, defaults=values)[0]


def thank(now: datetime | None = None) -> int:
    """Thank families from nine on the day after, at waking hours, and ask how it was. A job of `tick`.

    Those who were ticked in, or everybody who had booked where nobody was ticked in that day; never those who did not
    come. Returns how many letters were written.
    """
    now, count = now or timezone.now(), 0
    if not is_waking(now):
        return 0
    lately = Occurrence.objects.filter(status=OccurrenceStatus.COMPLETED, ends_at__gt=now - THANKS_WITHIN)
    for date in lately.filter(ends_at__lt=now):
        if _thanks_from(date) <= now:
            to_thank = Booking.objects.not_thanked(date).values_list("pk", flat=True)
            count += sum(_thank(date, booking_id) for booking_id in to_thank)
    return count


def _thanks_from(date: Occurrence) -> datetime:
    return datetime.combine(date.local_end.date() + timedelta(days=1), THANKS_FROM, LONDON)


@transaction.atomic
def _thank(date: Occurrence, booking_id: uuid.UUID) -> bool:
    places.hold_row(occurrence_id=date.pk)
    if not Booking.objects.not_thanked(date).filter(pk=booking_id).update(thanked=True):
        return False
    return tell_family(kind=NoticeKind.THANKS, booking=fresh(booking_id))
