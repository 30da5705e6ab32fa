"""The letters about a booking. Names, date, place and numbers only: no care details, phone or address."""

from enum import StrEnum

from django.conf import settings
from django.utils.formats import date_format

from events.calendar import booking_calendar
from events.models import Booking
from home.models import SchoolSettings
from site_project.outbox import services as outbox


class NoticeKind(StrEnum):
    """The names of the templates in templates/emails."""

    CONFIRMED = "booking-confirmed"
    CHANGED = "booking-changed"
    CANCELLED = "booking-cancelled"


def tell_family(*, kind: NoticeKind, booking: Booking, token: str, by_school: bool = False) -> None:
    """Write a letter with a calendar file, if there is an address. `token` may be empty: we keep no link to send."""
    if not booking.email:
        return
    outbox.queue(
        kind=kind,
        to=booking.email,
        context={**_words(booking), "link": f"/bookings/b/{token}/" if token else "", "by_school": by_school},
        dedupe_key=f"{kind}:{booking.pk}:{booking.version}",
        attachments=[
            {
                "name": "booking.ics",
                "mimetype": "text/calendar",
                "content": booking_calendar(booking, base_url=settings.BASE_URL),
            }
        ],
    )


def _words(booking: Booking) -> dict[str, str | int]:
    date, page = booking.occurrence, booking.occurrence.page
    party = booking.party
    school = SchoolSettings.for_site(page.get_site())
    return {
        "name": booking.contact_name,
        "title": page.title,
        "day": date_format(date.local_start, "l j F"),
        "start": date_format(date.local_start, "fA").lower(),
        "end": date_format(date.local_end, "fA").lower(),
        "place": page.place,
        "adults": party.adults,
        "children_along": party.children_along,
        "children_in_childcare": party.children_in_childcare,
        "school_name": school.school_name,
        "school_phone": school.phone,
    }
