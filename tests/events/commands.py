"""The same steps for real: each function here gives back something to call, which asks the services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from events import services
from events.models import Attendee, EventPage, Occurrence, Supervisor
from events.party import BookingRequest, ChangeRequest, ChildDetails, EmergencyContact, Fallback
from events.ratio import UNITS_PER_SUPERVISOR
from events.refusals import BookingRefused
from events.services.offers import free_silent_places, lapse_overdue_offers
from site_project.privacy.keys import new_token
from site_project.staff.models import User
from tests.events.ledger import Group, Ledger

REFUSALS = BookingRefused
BANDS = {3: "0-1", 4: "2-3", 6: "4-7", 8: "8-11"}
IN_LEDGER = {"starts": "starts_at", "ends": "ends_at", "closes": "closes_at", "offers_end": "offers_end_at"}
GRAN = EmergencyContact("Gran", "07700 900461")
Command = Callable[[], Any]


@dataclass(frozen=True)
class Place:
    """Where the dates are, and who is in the office."""

    page: EventPage
    office: User


def make(place: Place, ledger: Ledger) -> Occurrence:
    """The date of a ledger."""
    values = {theirs: getattr(ledger, ours) for ours, theirs in IN_LEDGER.items()}
    values |= {"page": place.page, "opens_at": ledger.opens, "offer_hours": ledger.offer_hours}
    values |= {"adult_capacity": ledger.capacity, "childcare_on": True, "childcare_room_limit": ledger.room}
    values |= {"max_adults_per_booking": ledger.most[0], "max_children_per_booking": ledger.most[1]}
    date = services.add_date(values={**values, "premises_limit": ledger.building}, actor=place.office)
    supervisors(place, date, ledger.supervisors, ledger.opens)()
    return date


def children(ratios: list[int]) -> tuple[ChildDetails, ...]:
    """Children of these ratios."""
    return tuple(ChildDetails("Sam", BANDS[ratio], no_allergies=True) for ratio in ratios)


def ratio_of(child: Attendee) -> int:
    """A child as the ledger knows it."""
    return UNITS_PER_SUPERVISOR // child.care_units


def book(
    place: Place, date: Occurrence, group: Group, now: datetime, *, staff: bool = False, reason: str = ""
) -> Command:
    """Every second family has an e-mail address, the others a phone."""
    reached = {"email": f"{group.family}@families.example"} if group.has_email else {"phone": f"0770090{group.family}"}
    request = BookingRequest(
        contact_name=f"Family {group.family}",
        adults=group.adults,
        children_along=group.along,
        children=children(group.kids),
        emergency=GRAN,
        fallback=Fallback(group.without, group.fewer),
        auto_accept=group.auto,
        **reached,
    )
    key, by = new_token(), place.office if staff else None
    return lambda: services.book(occurrence=date, request=request, key=key, now=now, by=by, reason=reason).booking


def change(group: Group, adults: int, along: int, leaving: list[int], joining: list[int], now: datetime) -> Command:
    """`leaving`: ratios; whichever children have them."""
    rows, gone = list(Attendee.objects.in_childcare().filter(booking=group.pk)), list(leaving)
    names = set()
    for row in rows:
        if ratio_of(row) in gone:
            gone.remove(ratio_of(row))
            names.add(str(row.pk))
    request = ChangeRequest(adults, along, frozenset(names), children(joining), GRAN)
    key = new_token()
    return lambda: services.change_numbers(booking_id=group.pk, request=request, key=key, now=now)


def cancel(group: Group, now: datetime) -> Command:
    return lambda: services.cancel(booking_id=group.pk, now=now)


def accept(group: Group, now: datetime) -> Command:
    return lambda: services.accept(booking_id=group.pk, now=now)


def rejoin(group: Group, now: datetime) -> Command:
    return lambda: services.rejoin(booking_id=group.pk, now=now)


def still_coming(group: Group, now: datetime) -> Command:
    return lambda: services.still_coming(booking_id=group.pk, now=now)


def clock(now: datetime) -> Command:
    return lambda: (lapse_overdue_offers(now), free_silent_places(now))


def supervisors(place: Place, date: Occurrence, count: int, now: datetime) -> Command:
    """So many who count, and one who only helps."""
    people = [Supervisor(name=f"Helper {number}", is_checked=True) for number in range(count)]
    people.append(Supervisor(name="A parent", counts_in_ratio=False))
    return lambda: services.set_supervisors(occurrence_id=date.pk, supervisors=people, actor=place.office, now=now)


def change_date(place: Place, date: Occurrence, values: dict[str, Any], now: datetime) -> Command:
    """Staff always say why."""
    return lambda: services.change_date(
        occurrence_id=date.pk, values=values, actor=place.office, reason="The hall is let", now=now
    )


def cancel_date(place: Place, date: Occurrence, now: datetime) -> Command:
    return lambda: services.cancel_date(occurrence_id=date.pk, actor=place.office, now=now)
