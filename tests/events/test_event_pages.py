"""Events as families find them: the list, the front door, the page of one event."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.enums import OccurrenceStatus
from tests.events.conftest import GRAN, SOFIA, booked, url, words

pytestmark = pytest.mark.django_db


def test_the_event_page_tells_honestly_how_much_room_there_is(parent, make_date, event_page):
    for days, values in enumerate([{}, {"adult_capacity": 4}, {"adult_capacity": 1}, {"adult_capacity": 0}], start=3):
        make_date(starts_at=timezone.now() + timedelta(days=days), **values)
    make_date(starts_at=timezone.now() + timedelta(days=9), status=OccurrenceStatus.CANCELLED)
    page = words(parent.get(event_page.url))
    for sentence in [
        "Plenty of room",
        "4 places left",
        "1 place left",
        ">Full. You can join the waiting list<",
        ">Cancelled<",
        "Free childcare",
    ]:
        assert sentence in page


def test_the_list_and_the_front_door_show_the_next_dates(parent, make_date, index_page, home):
    for days in range(2, 8):
        make_date(starts_at=timezone.now() + timedelta(days=days))
    assert words(parent.get(index_page.url)).count('class="event-card"') == 6
    assert words(parent.get(home.url)).count('class="event-card"') == 3


@pytest.mark.parametrize(("which", "queries"), [("index", 11), ("event", 13), ("book", 7), ("mine", 8)])
def test_a_page_asks_the_database_as_often_for_three_dates_as_for_one(
    parent, date, make_date, index_page, event_page, django_assert_num_queries, which, queries
):
    _booking, link = booked(date, children=(SOFIA,), emergency=GRAN)
    path = {"index": index_page.url, "event": event_page.url, "book": url(date), "mine": f"/bookings/b/{link}/"}[which]
    parent.get(path)
    with django_assert_num_queries(queries):
        parent.get(path)
    for days in (5, 6):
        make_date(starts_at=timezone.now() + timedelta(days=days))
    with django_assert_num_queries(queries):
        parent.get(path)
