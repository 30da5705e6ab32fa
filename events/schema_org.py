"""The dates of an event as search engines read them: schema.org Event. Words of the page only, no family.

Which properties: schema.org/Event and developers.google.com/search/docs/appearance/structured-data/event.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from events.models import EventPage, Occurrence
from events.readable import in_one_line
from home.models import SchoolSettings

Facts = dict[str, Any]
SCHEMA = "https://schema.org"
MOST_DATES = 12  # a term of weeks. Forty would take 2 kB of the 14 that a page may have; the page itself lists all


def event_facts(page: EventPage, dates: Sequence[Occurrence], school: SchoolSettings, request: HttpRequest) -> Facts:
    """The next of `dates` as one document. Addresses are those of the host that was asked."""
    name = in_one_line(school.school_name)
    address = ", ".join(filter(None, map(in_one_line, school.address.splitlines())))
    same = {
        "@type": "Event",
        "name": in_one_line(page.title),
        "description": in_one_line(page.introduction or page.title),
        "url": request.build_absolute_uri(page.get_url(request)),
        "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
        "isAccessibleForFree": True,
        "location": {"@type": "Place", "name": f"{in_one_line(page.place)}, {name}", "address": address or name},
        "organizer": {"@type": "School", "name": name, "url": request.build_absolute_uri("/")},
    }
    return {"@context": SCHEMA, "@graph": [{**same, **_own_facts(date, request)} for date in dates[:MOST_DATES]]}


def _own_facts(date: Occurrence, request: HttpRequest) -> Facts:
    """What only this date has. A cancelled one offers nothing."""
    status = "EventCancelled" if date.is_cancelled else "EventScheduled"
    facts: Facts = {
        "startDate": _moment(date.local_start),
        "endDate": _moment(date.local_end),
        "eventStatus": f"{SCHEMA}/{status}",
    }
    return facts if date.is_cancelled else {**facts, "offers": _offer(date, request)}


def _offer(date: Occurrence, request: HttpRequest) -> Facts:
    has_places = date.adults_left > 0 and timezone.now() < date.closes_at
    return {
        "@type": "Offer",
        "price": 0,
        "priceCurrency": "GBP",
        "availability": f"{SCHEMA}/{'InStock' if has_places else 'SoldOut'}",
        "validFrom": _moment(timezone.localtime(date.opens_at)),
        "url": request.build_absolute_uri(reverse("events:book", args=[date.pk])),
    }


def _moment(local: datetime) -> str:
    """The school's clock with its distance from Greenwich."""
    return local.isoformat("T", "seconds")
