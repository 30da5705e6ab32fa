"""Families of the demo who booked by phone. All names are made up; the numbers are Ofcom's for drama."""

from typing import Any

from events.enums import AgeBand, BookingState, Source
from events.models import Booking, Occurrence
from events.party import BookingRequest, ChildDetails, EmergencyContact
from events.services import book, cancel
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
ONE_MORE = BookingRequest(contact_name="Ines Duarte", phone="07700 900402", adults=2, source=Source.PHONE)
IN_TURN = [
    BookingRequest(contact_name="Owen Price", phone="07700 900403", adults=2, source=Source.WEB),
    BookingRequest(
        contact_name="Fatima Noor",
        phone="07700 900404",
        adults=1,
        language="Somali",
        children=(ChildDetails("Hodan", AgeBand.TODDLER, no_allergies=True, from_class="Acorn"),),
        emergency=EmergencyContact("Aunt Sahra", "07700 900462"),
        source=Source.WEB,
    ),
]


def book_families(dates: Any) -> None:
    """Three families at the first date of all that has none."""
    first: Occurrence | None = dates.first()
    if first is None or first.bookings.exists():
        return
    for family in FAMILIES:
        book(occurrence=first, request=family, key=new_token())


def fill_a_date(date: Occurrence | None) -> None:
    """A date that is full: one family is asked whether it wants the places of another that cannot come, one waits."""
    if date is None or date.bookings.exists() or Booking.objects.filter(state=BookingState.WAITING).exists():
        return
    last = book(occurrence=date, request=ONE_MORE, key=new_token()).booking
    number = 0
    while not Occurrence.objects.get(pk=date.pk).is_full:
        number += 1
        family = BookingRequest(contact_name=f"Family {number}", phone=f"07700 9005{number:02}", adults=1)
        book(occurrence=date, request=family, key=new_token())
    for family in IN_TURN:
        book(occurrence=date, request=family, key=new_token())
    cancel(booking_id=last.pk)
