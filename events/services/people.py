"""The children of a booking, inside the caller's transaction."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from events.enums import AttendeeKind
from events.models import Attendee, Booking, CareDetails
from events.party import ChildDetails, EmergencyContact

KEEP_CARE_SHEETS = timedelta(days=7)  # after the event; long enough for a question about an accident


def add_children(*, booking: Booking, children: Iterable[ChildDetails], emergency: EmergencyContact) -> None:
    """Children whom we look after, each with a care sheet that knows when it is deleted."""
    last_day = timezone.localdate(booking.occurrence.ends_at) + KEEP_CARE_SHEETS
    for child in children:
        attendee = Attendee.objects.create(
            booking=booking,
            kind=AttendeeKind.CHILD_IN_CHILDCARE,
            known_as=child.known_as,
            age_band=child.age_band,
        )
        CareDetails.objects.create(
            attendee=attendee,
            no_allergies=child.no_allergies,
            allergies=child.allergies,
            medical=child.medical,
            support=child.support,
            who_may_collect=child.who_may_collect,
            emergency_name=emergency.name,
            emergency_phone=emergency.phone,
            purge_after=last_day,
        )


def set_children_along(*, booking: Booking, count: int) -> None:
    """Make the number of children who stay with their parent `count`."""
    along = Attendee.objects.along().filter(booking=booking)
    rows = list(along.values_list("pk", flat=True))
    along.filter(pk__in=rows[count:]).delete()
    new = [Attendee(booking=booking, kind=AttendeeKind.CHILD_WITH_PARENT) for _row in range(count - len(rows))]
    Attendee.objects.bulk_create(new)


def emergency_contact(booking: Booking) -> EmergencyContact:
    """Whom the family named when its first child was booked into childcare."""
    care = CareDetails.objects.filter(attendee__booking=booking).first()
    return EmergencyContact(care.emergency_name, care.emergency_phone) if care else EmergencyContact()
