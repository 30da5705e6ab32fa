"""On the day: children go into our room and out of it. In only with an adult of the family in the building, out only
to somebody with a name."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from events.enums import Act, ChildState, Collector, DayWhy, Direction
from events.models import Attendee, Booking, CareDetails, Occurrence
from events.on_the_day import DayRefused
from events.presence import Building, FamilyDay
from events.services.day import at_the_door, move
from events.services.promotion import changing
from site_project.privacy import audit
from site_project.staff.models import User


def hand_over(
    *, attendee_id: uuid.UUID, by: User, seen: int | None = None, sure: bool = False, now: datetime | None = None
) -> bool:
    """Take a child into our room; it gets a label number if it has none. False, and nothing changed, if it is there,
    or if something happened to it since `seen`. More children than the supervisors may look after only if staff are
    `sure`. Raises `DayRefused`.
    """
    now = now or timezone.now()
    with at_the_door(_booking_of(attendee_id), now) as family:
        child = family.child(attendee_id)
        if child.is_in or (seen is not None and seen != child.seen):
            return False
        if not family.adults:
            raise DayRefused(DayWhy.NO_ADULT_HERE)
        _looked_after(family, child.child, sure, by)
        give_number(child.child, family.booking.occurrence)
        move(family, Direction.IN, by, now, child.child)
        audit.record(action=Act.DAY_CHILD_IN, subject=child.child.pk, actor=by)
    return True


def sign_out(
    *,
    attendee_id: uuid.UUID,
    collector: Collector,
    collected_by: str,
    by: User,
    why: str = "",
    seen: int | None = None,
    now: datetime | None = None,
) -> bool:
    """Give a child to somebody with a name; `why`, if it is not somebody whom the family named. False as above.

    Raises `DayRefused`, and ValueError without a name or, for somebody else, without a reason.
    """
    if not collected_by or (collector == Collector.OTHER and not why):
        raise ValueError("Nobody collects a child without a name, or a reason where nobody named them.")
    now = now or timezone.now()
    with at_the_door(_booking_of(attendee_id), now) as family:
        child = family.child(attendee_id)
        if child.state != ChildState.IN or (seen is not None and seen != child.seen):
            return False
        who = {"collector": collector, "collected_by": collected_by, "collected_why": why}
        move(family, Direction.OUT, by, now, child.child, **who)
        audit.record(action=Act.DAY_CHILD_OUT, subject=child.child.pk, actor=by)
    return True


def number_labels(*, occurrence_id: uuid.UUID, by: User, now: datetime | None = None) -> int:
    """Give every child who is expected a label number, in the order of their names. Returns how many were new."""
    with changing(occurrence_id, now or timezone.now()) as date:
        children = list(Attendee.objects.no_label_yet().filter(booking__occurrence=date))
        for child in sorted(children, key=lambda one: one.known_as.casefold()):
            give_number(child, date)
        if children:
            audit.record(action=Act.DAY_LABELS, subject=date.pk, actor=by)
    return len(children)


@transaction.atomic
def read_child(*, attendee: Attendee, reader: User) -> CareDetails | None:
    """A child's care sheet; None once it is deleted. Writes who looked."""
    audit.record(action=Act.DAY_CHILD_READ, subject=attendee.pk, actor=reader)
    return CareDetails.objects.filter(attendee=attendee).first()


def give_number(child: Attendee, date: Occurrence) -> None:
    """The next label number of the date, never given twice. The caller holds the date's row."""
    if child.label_no is None:
        Occurrence.objects.filter(pk=date.pk).update(next_label_no=F("next_label_no") + 1)
        date.refresh_from_db(fields=["next_label_no"])
        child.label_no = date.next_label_no - 1
        child.save(update_fields=["label_no"])


def _looked_after(family: FamilyDay, child: Attendee, sure: bool, by: User) -> None:
    """Whether the supervisors may look after one more: fewer of them than when the family booked is no rare day."""
    date = family.booking.occurrence
    others = Building([FamilyDay(row) for row in Booking.objects.for_day().filter(occurrence=date)])
    if others.care_units + child.care_units <= date.care_capacity:
        return
    if not sure:
        raise DayRefused(DayWhy.TOO_FEW_SUPERVISORS)
    audit.record(action=Act.DAY_BEYOND_RATIO, subject=child.pk, actor=by)


def _booking_of(attendee_id: uuid.UUID) -> uuid.UUID:
    return Attendee.objects.values_list("booking_id", flat=True).get(pk=attendee_id)
