"""Calendar files (RFC 5545): one booking for a family, all dates for everybody. The feed names no family.

Every file is PUBLISH without organizer, guests and alarm, a cancelled one too: whoever opens it takes the entry
over and nothing else happens. Which programs would do what with the others: decision 17.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar, Event

from events.clock_changes import london
from events.models import Booking, Occurrence
from events.readable import in_one_line, readable
from home.models import SchoolSettings

PRODUCT = "-//Schoolgate//Events//EN"
ASK_AGAIN_AFTER = timedelta(hours=6)


class Standing(NamedTuple):
    """How an entry stands, and how its title says so: many phones show no other sign."""

    status: str
    title: str | Promise
    blocks_time: bool = False


FOR_EVERYBODY = Standing("CONFIRMED", "%(title)s")
BOOKED = Standing("CONFIRMED", "%(title)s", blocks_time=True)
WAITING = Standing("TENTATIVE", _("Not booked yet: %(title)s"))
CANCELLED = Standing("CANCELLED", _("Cancelled: %(title)s"))


def booking_calendar(booking: Booking, *, base_url: str) -> str:
    """The calendar entry of one booking. The number of its version only ever rises."""
    date = booking.occurrence
    school = SchoolSettings.for_site(date.page.get_site())
    event = _event(date, _standing(booking), school, base_url)
    event.add("uid", f"booking-{booking.pk}")
    event.add("sequence", date.ics_sequence + booking.version)
    return _file([event])


def public_calendar(dates: Iterable[Occurrence], *, base_url: str, school: SchoolSettings) -> str:
    """A calendar to subscribe to: these dates, cancelled ones marked. It blocks nobody's time."""
    events = []
    for date in dates:
        event = _event(date, CANCELLED if date.is_cancelled else FOR_EVERYBODY, school, base_url)
        event.add("uid", f"date-{date.pk}")
        event.add("sequence", date.ics_sequence)
        events.append(event)
    return _file(events, name=in_one_line(school.school_name))


def _standing(booking: Booking) -> Standing:
    if booking.occurrence.is_cancelled or not booking.is_live:
        return CANCELLED
    return WAITING if booking.is_waiting or booking.is_offered else BOOKED


def _event(date: Occurrence, standing: Standing, school: SchoolSettings, base_url: str) -> Event:
    page, event = date.page, Event()
    address = page.full_url or base_url
    whom_to_ask = ", ".join(filter(None, [school.school_name, school.phone]))
    event.add("dtstamp", timezone.now())
    event.add("dtstart", date.local_start)
    event.add("dtend", date.local_end)
    event.add("summary", str(standing.title) % {"title": in_one_line(page.title)})
    event.add("location", in_one_line(page.place))
    event.add("description", "\n\n".join(filter(None, [readable(page.introduction).strip(), whom_to_ask, address])))
    event.add("url", address)
    event.add("status", standing.status)
    event.add("transp", "OPAQUE" if standing.blocks_time else "TRANSPARENT")
    return event


def _file(events: list[Event], *, name: str = "") -> str:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", settings.TIME_ZONE)
        calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    for part in [london(), *events]:
        calendar.add_component(part)
    return calendar.to_ical().decode()
