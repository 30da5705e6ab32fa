"""Staff set up a date, change it or call it off."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.enums import Act, OccurrenceStatus
from events.models import Booking, CareDetails, Occurrence
from events.services import places
from events.services.changes import end_booking
from events.services.notices import NoticeKind, tell_family
from events.services.people import KEEP_CARE_SHEETS
from site_project.privacy import audit
from site_project.staff.models import User

TOLD_TO_CALENDARS = ("starts_at", "ends_at")


class TooSmall(Exception):  # noqa: N818 - an answer to staff
    """More people are booked than the new numbers allow. `fields` names the numbers that are too small."""

    def __init__(self, fields: list[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


@transaction.atomic
def add_date(*, values: dict[str, Any], actor: User | None) -> Occurrence:
    """A new date from the fields of a checked form."""
    occurrence = Occurrence.objects.create(**values)
    audit.record(action=Act.DATE_ADDED, subject=occurrence.pk, actor=actor)
    return occurrence


@transaction.atomic
def change_date(*, occurrence_id: uuid.UUID, values: dict[str, Any], actor: User) -> Occurrence:
    """Change a date. Where its time moves, every family that booked gets a letter and its calendar is told.

    Raises `TooSmall` where the new numbers are below what is booked.
    """
    places.hold_row(occurrence_id=occurrence_id)
    occurrence = Occurrence.objects.with_page().get(pk=occurrence_id)
    if short := _below_held(occurrence, values):
        raise TooSmall(short)
    moved = any(name in values and values[name] != getattr(occurrence, name) for name in TOLD_TO_CALENDARS)
    for name, value in values.items():
        setattr(occurrence, name, value)
    occurrence.ics_sequence += moved
    occurrence.save()
    audit.record(action=Act.DATE_CHANGED, subject=occurrence.pk, actor=actor)
    if moved:
        sheets = CareDetails.objects.filter(attendee__booking__occurrence=occurrence)
        sheets.update(purge_after=timezone.localdate(occurrence.ends_at) + KEEP_CARE_SHEETS)
        for booking in _booked(occurrence):
            booking.version += 1
            booking.save(update_fields=["version"])
            tell_family(kind=NoticeKind.CHANGED, booking=booking, token="", by_school=True)
    return occurrence


@transaction.atomic
def cancel_date(*, occurrence_id: uuid.UUID, actor: User, now: datetime | None = None) -> int:
    """Call a date off and tell every family that booked. Returns how many. A second time does nothing."""
    places.hold_row(occurrence_id=occurrence_id)
    occurrence = Occurrence.objects.with_page().get(pk=occurrence_id)
    if occurrence.is_cancelled:
        return 0
    occurrence.status = OccurrenceStatus.CANCELLED
    occurrence.ics_sequence += 1
    occurrence.adults_held = occurrence.children_held = occurrence.heads_held = 0
    occurrence.save()
    audit.record(action=Act.DATE_CANCELLED, subject=occurrence.pk, actor=actor)
    bookings = _booked(occurrence)
    for booking in bookings:
        end_booking(booking=booking, token="", now=now or timezone.now(), by_school=True)
    return len(bookings)


def complete_past_dates() -> int:
    """Mark dates that are over; a job of `tick`. Returns how many."""
    over = Occurrence.objects.filter(status=OccurrenceStatus.SCHEDULED, ends_at__lte=timezone.now())
    return over.update(status=OccurrenceStatus.COMPLETED)


def _booked(occurrence: Occurrence) -> list[Booking]:
    bookings = list(Booking.objects.live().filter(occurrence=occurrence).prefetch_related("attendees"))
    for booking in bookings:
        booking.occurrence = occurrence
    return bookings


def _below_held(occurrence: Occurrence, values: dict[str, Any]) -> list[str]:
    limits = {"adult_capacity": "adults_held", "childcare_places": "children_held", "premises_limit": "heads_held"}
    return [
        limit
        for limit, held in limits.items()
        if values.get(limit) is not None and values[limit] < getattr(occurrence, held)
    ]
