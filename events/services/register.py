"""Reading who is coming: each read leaves a trace."""

import uuid

from events.enums import Act
from events.family import plain_phone
from events.models import Booking, Occurrence
from events.querysets import BookingQuerySet
from site_project.privacy import audit
from site_project.staff.models import User

MOST_FOUND = 25  # more than that is no answer
FEWEST_DIGITS = 5  # of a phone number


def read_register(*, occurrence: Occurrence, reader: User) -> list[Booking]:
    """Everybody who is coming to one date by name, with children and care sheets. Writes who looked."""
    audit.record(action=Act.REGISTER_READ, subject=occurrence.pk, actor=reader)
    coming = Booking.objects.filter(occurrence=occurrence).for_register()
    return sorted(coming, key=lambda booking: booking.contact_name.casefold())


def read_board(*, occurrence: Occurrence, reader: User) -> list[Booking]:
    """Everybody who has booked, holds an offer or waits, what families wait for beside their places too. Writes who
    looked."""
    audit.record(action=Act.REGISTER_READ, subject=occurrence.pk, actor=reader)
    return list(Booking.objects.filter(occurrence=occurrence).for_date_board())


def read_whom_to_ring(*, occurrence: Occurrence, families: list[Booking], reader: User) -> list[Booking]:
    """Families whose names and phones are shown because something changes for them. Writes who looked."""
    if families:
        audit.record(action=Act.REGISTER_READ, subject=occurrence.pk, actor=reader)
    return families


def read_family(*, bookings: BookingQuerySet, booking_id: uuid.UUID, reader: User) -> Booking | None:
    """One family of `bookings`, with its date, children and what it waits for. Writes who looked, if it is there."""
    found = bookings.of_families().with_date().prefetch_related("attendees", "parts__attendees").filter(pk=booking_id)
    booking = found.first()
    if booking:
        audit.record(action=Act.REGISTER_READ, subject=booking.pk, actor=reader)
    return booking


def find_families(*, bookings: BookingQuerySet, words: str, reader: User) -> list[Booking]:
    """Families of `bookings` by parts of their name, their phone or their reference. Writes who looked for each.

    Names are sealed, so they are opened one after the other and never become part of a query.
    """
    wanted = words.casefold().split()
    signs = "".join(sign for sign in words if sign.isalnum()).upper()
    found = [booking for booking in bookings.of_families().with_date() if _is_meant(booking, wanted, signs)]
    for booking in found[:MOST_FOUND]:
        audit.record(action=Act.REGISTER_READ, subject=booking.pk, actor=reader)
    return found[:MOST_FOUND]


def _is_meant(booking: Booking, wanted: list[str], signs: str) -> bool:
    if not signs:
        return False
    name = booking.contact_name.casefold()
    by_phone = len(signs) >= FEWEST_DIGITS and signs.isdigit() and signs in plain_phone(booking.phone)
    return all(word in name for word in wanted) or signs == booking.reference or by_phone
