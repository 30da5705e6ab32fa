"""The people of a booking, inside the caller's transaction."""

import datetime
import uuid
from collections.abc import Iterable

from django.utils import timezone
from wagtail.models import Site

from events.enums import AttendeeKind
from events.models import Attendee, Booking, CareDetails, EventSettings, Occurrence
from events.party import BookingRequest, ChildDetails, EmergencyContact, Party


def party_of(request: BookingRequest, date: Occurrence) -> Party:
    """The request in numbers, with the ratios of the date's school."""
    return Party(request.adults, request.children_along) + children_party(request.children, date)


def children_party(children: Iterable[ChildDetails], date: Occurrence) -> Party:
    """Children in childcare in numbers."""
    settings = settings_of(date)
    units = [settings.units_of(child.age_band) for child in children]
    return Party(children_in_childcare=len(units), care_units=sum(units))


def settings_of(date: Occurrence) -> EventSettings:
    """What the date's school has decided."""
    return settings_for(date.page.get_site())


def settings_for(site: Site) -> EventSettings:
    """What a school has decided; what we advise where it has not yet. Reads only: pages ask too."""
    return EventSettings.objects.filter(site=site).first() or EventSettings(site=site)


def care_sheets_end(date: Occurrence) -> datetime.date:
    """The last day on which the care sheets of a date are kept."""
    return timezone.localdate(date.ends_at) + datetime.timedelta(days=settings_of(date).keep_care_days)


def add_children(*, booking: Booking, children: Iterable[ChildDetails], emergency: EmergencyContact) -> None:
    """Children whom we look after, each with a care sheet that knows when it is deleted."""
    settings, last_day = settings_of(booking.occurrence), care_sheets_end(booking.occurrence)
    for child in children:
        attendee = Attendee.objects.create(
            booking=booking,
            kind=AttendeeKind.CHILD_IN_CHILDCARE,
            known_as=child.known_as,
            age_band=child.age_band,
            care_units=settings.units_of(child.age_band),
            from_class=child.from_class,
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


def fresh(booking_id: uuid.UUID) -> Booking:
    """The booking as it is now, with its date. Read it after the date's row is held."""
    return Booking.objects.with_date().select_related("part_of").get(pk=booking_id)
