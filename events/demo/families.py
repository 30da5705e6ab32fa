"""Families of the demo who booked by phone. All names are made up; the numbers are Ofcom's for drama."""

from typing import Any

from events.enums import AgeBand, Source
from events.models import Occurrence
from events.party import BookingRequest, ChildDetails, EmergencyContact
from events.services import book
from site_project.privacy.keys import new_token

GRAN = EmergencyContact("Gran, Margaret", "07700 900461")
FAMILIES = [
    BookingRequest(contact_name="Chloe Barker", phone="07700 900112", adults=1, source=Source.PHONE),
    BookingRequest(
        contact_name="Yusuf Demir",
        phone="07700 900237",
        adults=2,
        children_along=1,
        language="Turkish",
        interpreter=True,
        source=Source.PHONE,
    ),
    BookingRequest(
        contact_name="Anna Kowalska",
        phone="07700 900345",
        adults=1,
        needs="A chair near the door, please.",
        children=(
            ChildDetails("Zosia", AgeBand.TODDLER, allergies="Peanuts. Her pen is in the blue bag."),
            ChildDetails("Kuba", AgeBand.INFANT, no_allergies=True, support="He likes to line up the cars."),
        ),
        emergency=GRAN,
        source=Source.GATE,
    ),
]


def book_families(dates: Any) -> None:
    """Three families at the first date of all that has none."""
    first: Occurrence | None = dates.first()
    if first is None or first.bookings.exists():
        return
    for family in FAMILIES:
        book(occurrence=first, request=family, key=new_token())
