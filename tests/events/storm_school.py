"""The school that the storm hits: `python -m tests.events.storm_school make 12` or `… count DATE`, answers in JSON.

Runs in a process of its own, against the database of the server that is stormed.
"""

import json
import os
import sys
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")


def make(adult_capacity: int) -> dict[str, str]:
    """A date with so many places, on a page below the default site. Returns its id."""
    from django.utils import timezone
    from wagtail.models import Site

    from events.models import EventIndexPage, EventPage, Occurrence

    root = Site.objects.get(is_default_site=True).root_page
    index = EventIndexPage.objects.first() or root.add_child(instance=EventIndexPage(title="Events", slug="events"))
    page = EventPage.objects.first() or index.add_child(instance=EventPage(title="Coffee", slug="coffee", place="Hall"))
    starts = timezone.now() + timedelta(days=2, minutes=Occurrence.objects.count())
    date = Occurrence.objects.create(
        page=page,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        opens_at=timezone.now() - timedelta(hours=1),
        closes_at=starts,
        adult_capacity=adult_capacity,
    )
    return {"date": str(date.pk)}


def count(date: str) -> dict[str, int]:
    """Who holds a place, by the rows and by the counter."""
    from events.models import Booking, Occurrence
    from site_project.outbox.models import Notice

    bookings = Booking.objects.live().filter(occurrence=date)
    return {
        "bookings": bookings.count(),
        "adults": sum(booking.adults for booking in bookings),
        "held": Occurrence.objects.get(pk=date).adults_held,
        "letters": Notice.objects.filter(dedupe_key__in=[f"booking-confirmed:{b.pk}:1" for b in bookings]).count(),
    }


if __name__ == "__main__":
    import django

    django.setup()
    command, value = sys.argv[1:]
    print(json.dumps(make(int(value)) if command == "make" else count(value)))  # noqa: T201
