"""The demo's events: pages with words, dates that are always ahead, a few families who booked."""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from events.demo.families import book_families
from events.enums import EventKind
from events.models import EventIndexPage, EventPage, Occurrence
from events.services import add_date
from home.demo.building import body_from, demo_site, place_page, read_toml, staff_by_key

HERE = Path(__file__).parent
DRAWINGS = {EventKind.COFFEE: "mug", EventKind.HOT_CHOCOLATE: "moon", EventKind.DROP_IN: "two_chairs"}
INDEX = {
    "slug": "events",
    "title": "Coffee and company",
    "introduction": "Come for five minutes or for all of it. It is free, and so is the childcare.",
    "search_description": "Coffee mornings, hot chocolate evenings and drop-ins for families, with free childcare.",
    "show_in_menus": True,
}


def seed() -> None:
    """Pages, dates and bookings. Safe to run again: pages stay as edited, new dates follow those that are over."""
    index = place_page(demo_site().root_page.specific, EventIndexPage(), dict(INDEX))
    for data in read_toml(HERE / "events.toml")["events"]:
        _renew_dates(place_page(index, _page(data), data), data)
    book_families(Occurrence.objects.bookable(timezone.now()))


def _page(data: dict[str, Any]) -> EventPage:
    people = staff_by_key()
    return EventPage(
        kind=data["kind"],
        drawing=DRAWINGS.get(data["kind"], "mug"),
        place=data["place"],
        step_free=data["step_free"],
        food=data["food"],
        who_is_there=[{"type": "person", "value": people[key].pk} for key in data["who_is_there"]],
        body=body_from(data["body"]),
    )


def _renew_dates(page: EventPage, data: dict[str, Any]) -> None:
    """As many coming dates as the file names, on its weekday, never twice the same."""
    now = timezone.now()
    missing = len(data["weeks_ahead"]) - Occurrence.objects.filter(page=page).coming(now).count()
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    for weeks in data["weeks_ahead"]:
        day = monday + timedelta(days=data["weekday"], weeks=weeks)
        starts, ends = (
            timezone.make_aware(datetime.combine(day, time.fromisoformat(data[name]))) for name in ("start", "end")
        )
        if missing > 0 and not Occurrence.objects.filter(page=page, starts_at=starts).exists():
            add_date(
                values=_values(page, data) | {"starts_at": starts, "ends_at": ends, "closes_at": starts}, actor=None
            )
            missing -= 1


def _values(page: EventPage, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "page": page,
        "opens_at": timezone.now(),
        "adult_capacity": data["adult_capacity"],
        "childcare_places": data["childcare_places"],
    }
