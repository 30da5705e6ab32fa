"""What this room deletes, and when (`events.kept`). The counts of a date stay: they name nobody.

Each date is one transaction that begins with its row, so two machines at once delete and count everything once.
"""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.enums import CALLED_OFF, BookingState, Wiped
from events.kept import EVERYTHING, Keep, Kept, long_ago
from events.models import Attendee, Booking, CareDetails, Occurrence, PurgeRecord
from events.services import places
from events.services.after import write_counts
from site_project.outbox.services import forget
from site_project.privacy.audit import forget_reasons


def purge_care_sheets(*, dry_run: bool = False, now: datetime | None = None) -> int:
    """Care sheets, children's names and what would help: a week after the event. Returns how many records.

    Where families were told an earlier day than the settings say by now, that day holds.
    """
    now = now or timezone.now()
    told = CareDetails.objects.filter(purge_after__lt=timezone.localdate(now))
    due = long_ago(Keep.CARE, now, at="ends_at", page="page")
    return _purge(Keep.CARE, Q(pk__in=told.values("attendee__booking__occurrence")) | due, now, dry_run)


def purge_bookings(*, dry_run: bool = False, now: datetime | None = None) -> int:
    """Bookings with names, addresses, links and letters: a month after the event. Returns how many records."""
    now = now or timezone.now()
    return _purge(Keep.CONTACT, long_ago(Keep.CONTACT, now, at="ends_at", page="page"), now, dry_run)


def purge_cancelled(*, dry_run: bool = False, now: datetime | None = None) -> int:
    """Bookings that were cancelled as long ago, also where their date is still to come. Returns how many."""
    now = now or timezone.now()
    old = long_ago(Keep.CONTACT, now, at="cancelled_at", page="occurrence__page")
    due = Booking.objects.filter(old, state=BookingState.CANCELLED)
    if dry_run:
        return due.count()
    dates = set(due.values_list("occurrence", flat=True))
    return sum(_wipe_bookings_of(date_id, due.filter(occurrence=date_id), now) for date_id in dates)


def _purge(keep: Keep, due: Q, now: datetime, dry_run: bool) -> int:
    dates = Occurrence.objects.filter(due)
    kept = [each for each in EVERYTHING if each.keep == keep]
    if dry_run:
        return sum(each.rows(dates).count() for each in kept)
    holding = {date_id for each in kept for date_id in each.rows(dates).values_list(each.date, flat=True)}
    return sum(_purge_date(date_id, keep, kept, now) for date_id in holding)


@transaction.atomic
def _purge_date(date_id: uuid.UUID, keep: Keep, kept: list[Kept], now: datetime) -> int:
    places.hold_row(occurrence_id=date_id)
    date = Occurrence.objects.filter(pk=date_id)
    bookings = Booking.objects.filter(occurrence=date_id)
    if keep == Keep.CONTACT and bookings.exists():
        if not date.filter(status__in=CALLED_OFF).exists():
            write_counts(occurrence_id=date_id)
        _forget_what_others_keep(date_id, [date_id, *bookings.values_list("pk", flat=True)], now)
    return sum(_proof(date_id, each.what, each.wipe(each.rows(date)), now) for each in kept)


@transaction.atomic
def _wipe_bookings_of(date_id: uuid.UUID, due: QuerySet[Booking], now: datetime) -> int:
    places.hold_row(occurrence_id=date_id)
    _forget_what_others_keep(date_id, list(due.values_list("pk", flat=True)), now)
    count = due.count()
    due.delete()
    return _proof(date_id, Wiped.BOOKINGS, count, now)


def _forget_what_others_keep(date_id: uuid.UUID, subjects: list[uuid.UUID], now: datetime) -> None:
    """The letters about these bookings, and what staff wrote as a reason about them or their children."""
    _proof(date_id, Wiped.LETTERS, sum(forget(subject=subject) for subject in subjects), now)
    children = Attendee.objects.filter(booking__in=subjects).values_list("pk", flat=True)
    _proof(date_id, Wiped.REASONS, forget_reasons([*subjects, *children]), now)


def _proof(date_id: uuid.UUID, what: Wiped, how_many: int, now: datetime) -> int:
    """Write down that something was deleted; nothing where there was nothing. Returns `how_many`."""
    if how_many:
        PurgeRecord.objects.create(occurrence_id=date_id, what=what, how_many=how_many, at=now)
    return how_many
