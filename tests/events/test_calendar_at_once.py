"""Two editors publish at the same moment: each change that goes out has a number of its own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from events.models import EventIndexPage, EventPage, Occurrence
from tests.conftest import front_door

pytestmark = pytest.mark.django_db(transaction=True)
OLD, NEW = "The Willow Room", "The library"


def test_a_new_place_and_the_old_one_again_at_once():
    events = front_door().root_page.add_child(instance=EventIndexPage(title="Events", slug="events"))
    page = events.add_child(instance=EventPage(title="Thursday coffee", place=OLD))
    starts = timezone.now() + timedelta(days=2)
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=1), "closes_at": starts, "offers_end_at": starts}
    Occurrence.objects.create(page=page, adult_capacity=12, **times)
    together = Barrier(2)

    def save(place: str) -> None:
        try:
            mine = EventPage.objects.get(pk=page.pk)
            mine.place = place
            together.wait(timeout=30)
            mine.save()
        finally:
            connection.close()

    for _round in range(10):
        EventPage.objects.update(place=OLD)
        Occurrence.objects.update(ics_sequence=0)
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(save, [NEW, OLD]))
        # Whoever came last: the old place alone is no news, after the new one it is.
        number = {NEW: 1, OLD: 2}[EventPage.objects.get().place]
        assert Occurrence.objects.get().ics_sequence == number
