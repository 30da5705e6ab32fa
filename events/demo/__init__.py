"""The demo's events: pages with words, dates that are always ahead, a few families who booked."""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from events.demo.families import book_families, fill_a_date
from events.demo.practice import seed_practice
from events.enums import EventKind, OccurrenceStatus
from events.models import EventIndexPage, EventPage, Occurrence, Supervisor
from events.services import add_date, set_supervisors
from home.demo.building import body_from, demo_site, place_page, read_toml, staff_by_key

OFFERS_END = timedelta(hours=1)
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
    events = read_toml(HERE / "events.toml")["events"]
    pages = [place_page(index, _page(data), data) for data in events]
    for page, data in zip(pages, events, strict=True):
        _renew_dates(page, data)
    coming = Occurrence.objects.bookable(timezone.now())
    book_families(coming)
    fill_a_date(coming.filter(page=pages[-1]).last())
    seed_practice(pages[0], _supervisors(events[0]))


def _page(data: dict[str, Any]) -> EventPage:
    people = staff_by_key()
    return EventPage(
        kind=data["kind"],
        drawing=DRAWINGS.get(data["kind"], "mug"),
        place=data["place"],
        way_in=data["way_in"],
        step_free=data["step_free"],
        food=data["food"],
        who_is_there=[{"type": "person", "value": people[key].pk} for key in data["who_is_there"]],
        body=body_from(data["body"]),
    )


def _renew_dates(page: EventPage, data: dict[str, Any]) -> None:
    """As many coming dates as the file names, on its weekday, never twice the same."""
    now = timezone.now()
    shown = Occurrence.objects.filter(page=page).exclude(status=OccurrenceStatus.DRAFT)
    missing = len(data["weeks_ahead"]) - shown.coming(now).count()
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    for weeks in data["weeks_ahead"]:
        day = monday + timedelta(days=data["weekday"], weeks=weeks)
        starts, ends = (
            timezone.make_aware(datetime.combine(day, time.fromisoformat(data[name]))) for name in ("start", "end")
        )
        if missing > 0 and not Occurrence.objects.filter(page=page, starts_at=starts).exists():
            times = {"starts_at": starts, "ends_at": ends, "closes_at": starts, "offers_end_at": starts - OFFERS_END}
            date = add_date(values=_values(page, data) | times, actor=None)
            set_supervisors(occurrence_id=date.pk, supervisors=_supervisors(data), actor=None)
            missing -= 1


def _values(page: EventPage, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "page": page,
        "opens_at": timezone.now(),
        "adult_capacity": data["adult_capacity"],
        "childcare_on": True,
        "childcare_room_limit": data["childcare_room_limit"],
    }


def _supervisors(data: dict[str, Any]) -> list[Supervisor]:
    return [
        Supervisor(name=name, is_checked=True, has_first_aid=number == 0)
        for number, name in enumerate(data["supervisors"])
    ]
