"""Limits get smaller when a helper is ill or a room is lost. Nobody is removed by the machine: staff decide."""

import uuid
from datetime import datetime

from django.utils import timezone

from events.enums import Act
from events.fitting import no_longer_fit
from events.models import Booking, Occurrence, Supervisor
from events.party import Party
from events.ratio import care_capacity
from events.services import places
from events.services.promotion import changing
from site_project.privacy import audit
from site_project.staff.models import User


def allow_what_is_held(date: Occurrence) -> None:
    """Note how far what is held goes beyond the limits. Guards look at the limits alone, so an excess only shrinks."""
    date.adult_allowance, date.care_allowance, date.children_allowance, date.heads_allowance = excess(date)


def excess(date: Occurrence) -> tuple[int, int, int, int]:
    """How far what is held goes beyond the limits: adults, care units, children in childcare, people."""
    room = date.room
    return max(0, -room.adults), max(0, -room.care_units), max(0, -(room.children or 0)), max(0, -(room.heads or 0))


def set_supervisors(
    *,
    occurrence_id: uuid.UUID,
    supervisors: list[Supervisor],
    actor: User | None,
    reason: str = "",
    now: datetime | None = None,
) -> Occurrence:
    """Write down anew who looks after the children. Childcare places follow: `ratio.care_capacity` of those who count.

    Fewer than before removes nobody; places stop being given until it fits again.
    """
    now = now or timezone.now()
    with changing(occurrence_id, now) as date:
        Supervisor.objects.filter(occurrence=date).delete()
        for supervisor in supervisors:
            supervisor.occurrence = date
        Supervisor.objects.bulk_create(supervisors)
        recount_care(date)
        audit.record(action=Act.SUPERVISORS_CHANGED, subject=date.pk, actor=actor, reason=reason)
    return date


def recount_care(date: Occurrence) -> None:
    """Work out the care capacity from those who count in the ratio, and save."""
    counted = Supervisor.objects.filter(occurrence=date, counts_in_ratio=True).count()
    date.care_capacity = care_capacity(counted) if date.childcare_on else 0
    allow_what_is_held(date)
    date.save()


def let_in(date: Occurrence, party: Party) -> bool:
    """Take places for a party beyond the adults' limit; staff have said why. False: childcare or building are full.

    Ratios and the building's limit hold for staff too. The caller holds the row.
    """
    allowance = max(date.adult_allowance, date.adults_held + party.adults - date.adult_capacity)
    Occurrence.objects.filter(pk=date.pk).update(adult_allowance=allowance)
    return places.take_places(occurrence_id=date.pk, party=party, now=None, beyond=True)


def no_longer_fitting(date: Occurrence) -> list[Booking]:
    """Booked families who go beyond the limits since those got smaller: the last who booked first to ring."""
    booked = list(Booking.objects.holding_places().filter(occurrence=date).prefetch_related("attendees"))
    return [booked[position] for position in no_longer_fit([each.party for each in booked], date.limits)]
