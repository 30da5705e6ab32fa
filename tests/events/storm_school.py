"""The school that the storm hits: `python -m tests.events.storm_school make 12` or `… count DATE`, answers in JSON.

Runs in a process of its own, against the database of the server that is stormed.
"""

import json
import os
import sys
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")


def make(adult_capacity: int) -> dict[str, str]:
    """A date with so many places, on a page below the default site. Returns its id."""
    from django.utils import timezone

    from events.models import EventIndexPage, EventPage, Occurrence
    from tests.conftest import front_door

    root = front_door().root_page
    index = EventIndexPage.objects.first() or root.add_child(instance=EventIndexPage(title="Events", slug="events"))
    page = EventPage.objects.first() or index.add_child(instance=EventPage(title="Coffee", slug="coffee", place="Hall"))
    starts = timezone.now() + timedelta(days=2, minutes=Occurrence.objects.count())
    date = Occurrence.objects.create(
        page=page,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        opens_at=timezone.now() - timedelta(hours=1),
        closes_at=starts - timedelta(hours=3),
        offers_end_at=starts - timedelta(hours=1),
        adult_capacity=adult_capacity,
    )
    return {"date": str(date.pk)}


def count(date: str) -> dict[str, Any]:
    """Who has a place and who waits, by the rows, by the counter and by the letters."""
    from events.models import Booking, Occurrence
    from site_project.outbox.models import Notice

    bookings = Booking.objects.filter(occurrence=date)
    confirmed = [booking for booking in bookings if booking.is_confirmed]
    return {
        "bookings": len(confirmed),
        "adults": sum(booking.adults for booking in confirmed),
        "held": Occurrence.objects.get(pk=date).adults_held,
        "letters": Notice.objects.filter(dedupe_key__in=[f"booking-confirmed:{b.pk}:1" for b in confirmed]).count(),
        "turns": sorted(booking.queue_no for booking in bookings if booking.is_waiting),
    }


if __name__ == "__main__":
    import django

    django.setup()
    command, value = sys.argv[1:]
    print(json.dumps(make(int(value)) if command == "make" else count(value)))  # noqa: T201
