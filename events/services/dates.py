"""Staff set up a date, change it, move it or call it off."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.enums import OPEN, Act, OccurrenceStatus
from events.models import Attendee, Booking, CareDetails, Occurrence
from events.refusals import HAS_CHILDREN, HAS_FAMILIES, NEEDS_A_REASON, NOT_ANY_MORE, DateRefused
from events.services.changes import end
from events.services.limits import excess, recount_care
from events.services.notices import NoticeKind
from events.services.offers import end_offers_by
from events.services.people import care_sheets_end
from events.services.promotion import changing
from events.services.states import record
from events.waking_hours import latest_close, offer_expiry
from site_project.privacy import audit
from site_project.staff.models import User

HOURS_TO_CONFIRM = 48  # waking hours that a family has to say "still coming" after a date moved, fewer near the day


@transaction.atomic
def add_date(*, values: dict[str, Any], actor: User | None) -> Occurrence:
    """A new date from the fields of a checked form. Booking closes while a waiting family can still be asked."""
    occurrence = Occurrence(**values)
    occurrence.closes_at = closing(occurrence)
    occurrence.save()
    audit.record(action=Act.DATE_ADDED, subject=occurrence.pk, actor=actor)
    return occurrence


def closing(occurrence: Occurrence) -> datetime:
    """When booking closes: as staff wish, but no later than the last moment at which an offer can still be answered.

    Otherwise a late-comer could book past families who wait and whom nobody can ask any more.
    """
    return min(occurrence.closes_at, latest_close(occurrence.offers_end_at))


def change_date(
    *, occurrence_id: uuid.UUID, values: dict[str, Any], actor: User, reason: str = "", now: datetime | None = None
) -> Occurrence:
    """Change a date. Smaller limits remove nobody (`services.limits`). Where its time moves, everybody gets a letter;
    who waits keeps its turn. Where it starts at another time, who has booked and has an e-mail is asked to say "still
    coming" by a stated time; staff ring the others, whose places stay.

    Raises `DateRefused` for a date that is over or called off, and where the change would hide a date that families
    booked, take away childcare that was promised, or make less room than people without a `reason`.
    """
    now = now or timezone.now()
    with changing(occurrence_id, now) as occurrence:
        if not occurrence.can_change(now):
            raise DateRefused(None, str(NOT_ANY_MORE))
        before, had_childcare = (occurrence.starts_at, occurrence.ends_at), occurrence.childcare_on
        beyond = excess(occurrence)
        for name, value in values.items():
            setattr(occurrence, name, value)
        _must_keep_its_promises(occurrence, had_childcare)
        occurrence.closes_at = closing(occurrence)
        moved = (occurrence.starts_at, occurrence.ends_at) != before
        occurrence.ics_sequence += moved
        recount_care(occurrence)
        if not reason and any(more > less for more, less in zip(excess(occurrence), beyond, strict=True)):
            raise DateRefused("reason", str(NEEDS_A_REASON))
        audit.record(action=Act.DATE_CHANGED, subject=occurrence.pk, actor=actor, reason=reason)
        end_offers_by(occurrence, now=now)
        if moved:
            _tell_moved(occurrence, actor, now, ask=occurrence.starts_at != before[0])
    return occurrence


def cancel_date(*, occurrence_id: uuid.UUID, actor: User, now: datetime | None = None) -> int:
    """Call a date off and tell every family that booked or waits. Returns how many. A second time does nothing.

    One that families never saw is not announced to anybody else.
    """
    now = now or timezone.now()
    with changing(occurrence_id, now) as occurrence:
        if occurrence.is_cancelled:
            return 0
        hidden = occurrence.status == OccurrenceStatus.DRAFT
        occurrence.status = OccurrenceStatus.WITHDRAWN if hidden else OccurrenceStatus.CANCELLED
        occurrence.ics_sequence += 1
        occurrence.save()
        audit.record(action=Act.DATE_CANCELLED, subject=occurrence.pk, actor=actor)
        bookings = _open_bookings(occurrence)
        for booking in bookings:
            end(booking, now=now, by=actor)
    return len(bookings)


def _must_keep_its_promises(occurrence: Occurrence, had_childcare: bool) -> None:
    live = Booking.objects.live().filter(occurrence=occurrence)
    if occurrence.status == OccurrenceStatus.DRAFT and live.exists():
        raise DateRefused("status", str(HAS_FAMILIES))
    switched_off = had_childcare and not occurrence.childcare_on
    if switched_off and Attendee.objects.in_childcare().filter(booking__in=live).exists():
        raise DateRefused("childcare_on", str(HAS_CHILDREN))


def _tell_moved(occurrence: Occurrence, actor: User, now: datetime, *, ask: bool) -> None:
    sheets = CareDetails.objects.filter(attendee__booking__occurrence=occurrence)
    sheets.update(purge_after=care_sheets_end(occurrence))
    confirm_by = offer_expiry(now, offer_hours=HOURS_TO_CONFIRM, ends_at=occurrence.offers_end_at)
    for booking in _open_bookings(occurrence):
        if ask:
            booking.confirm_by = confirm_by if booking.is_confirmed and booking.email else None
            booking.late_minutes = None
        record(booking, Act.MOVED, NoticeKind.MOVED, by=actor)


def _open_bookings(occurrence: Occurrence) -> list[Booking]:
    bookings = list(Booking.objects.of_families().filter(occurrence=occurrence, state__in=OPEN))
    for booking in bookings:
        booking.occurrence = occurrence
    return bookings
