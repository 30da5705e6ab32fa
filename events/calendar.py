"""Calendar files (RFC 5545): one booking for a family, all dates for everybody. The feed names no family."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone
from icalendar import Calendar, Event

from events.models import Booking, Occurrence

PRODUCT = "-//Schoolgate//Events//EN"


def booking_calendar(booking: Booking, *, base_url: str) -> str:
    """The calendar entry of one booking. Cancelled bookings and dates say so; the sequence only ever rises."""
    date = booking.occurrence
    cancelled = date.is_cancelled or not booking.is_live
    event = _event(date, uid=f"booking-{booking.pk}", base_url=base_url, cancelled=cancelled)
    event.add("sequence", date.ics_sequence + booking.version)
    return _calendar([event], method="CANCEL" if cancelled else "PUBLISH")


def public_calendar(dates: Iterable[Occurrence], *, base_url: str, name: str) -> str:
    """A calendar to subscribe to: all dates of a school, cancelled ones marked."""
    events = []
    for date in dates:
        event = _event(date, uid=f"date-{date.pk}", base_url=base_url, cancelled=date.is_cancelled)
        event.add("sequence", date.ics_sequence)
        events.append(event)
    return _calendar(events, method="PUBLISH", name=name)


def _event(date: Occurrence, *, uid: str, base_url: str, cancelled: bool) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{urlsplit(base_url).hostname}")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", date.local_start)
    event.add("dtend", date.local_end)
    event.add("summary", date.page.title)
    event.add("location", date.page.place)
    event.add("description", date.page.introduction)
    event.add("url", date.page.full_url or base_url)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event


def _calendar(events: list[Event], *, method: str, name: str = "") -> str:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(event)
    if events:
        days: list[Any] = [event.start.date() for event in events]
        # Without a range the time zone would bring every change of clocks since 1970.
        calendar.add_missing_timezones(
            first_date=min(days) - timedelta(days=366), last_date=max(days) + timedelta(days=366)
        )
    return calendar.to_ical().decode()
