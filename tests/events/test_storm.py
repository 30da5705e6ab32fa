"""Two hundred parents, thirty places, one moment. Over HTTP, against the real server.

On SQLite here, on PostgreSQL in its own run (`make test-postgres`).
"""

import re

import pytest

from tests.events.storm import GUARDED, NAIVE, School, all_at_once, parent, press, server

pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # the database that is copied

PARENTS, PLACES = 200, 30


@pytest.fixture(scope="module")
def stormed(copied_school) -> School:
    return copied_school


def places(count: int, turns: list[int]) -> dict[str, object]:
    """So many bookings for one adult, by every way of counting, and these turns on the waiting list."""
    return {**dict.fromkeys(["bookings", "adults", "held", "letters"], count), "turns": turns}


def told(page: str) -> int:
    """What a family reads: how many are before it; -1: it is booked in."""
    if "You are booked in" in page:
        return -1
    if "You are next." in page:
        return 0
    return int(re.search(r"(One|\d+) famil(?:y is|ies are) before you", page)[1].replace("One", "1"))


@pytest.mark.parametrize("kind", ["granian", "gunicorn"])
def test_thirty_places_go_to_exactly_thirty_and_the_others_wait_in_one_row(stormed, kind):
    date = stormed.ask("make", PLACES)["date"]
    with server(stormed, GUARDED, kind) as port:
        answers = all_at_once([parent(port, date, number) for number in range(PARENTS)])
        pages = [press(port, answer.location, {}) for answer in answers]
    assert [answer.status for answer in answers] == [303] * PARENTS
    assert len({answer.location for answer in answers}) == PARENTS
    assert [page.status for page in pages] == [200] * PARENTS
    assert sorted(told(page.page) for page in pages) == [-1] * PLACES + list(range(PARENTS - PLACES))
    assert stormed.ask("count", date) == places(PLACES, list(range(1, PARENTS - PLACES + 1)))


def test_the_same_storm_overbooks_a_site_without_the_guard(stormed):
    """The control: if this fails, the storm is too weak and the test above proves nothing."""
    date = stormed.ask("make", 12)["date"]
    with server(stormed, NAIVE) as port:
        all_at_once([parent(port, date, number) for number in range(50)])
    assert stormed.ask("count", date)["adults"] > 12


@pytest.mark.parametrize("capacity", [1, 12])
def test_ten_presses_of_one_button_are_one_booking_and_one_page(stormed, capacity):
    date = stormed.ask("make", capacity)["date"]
    with server(stormed, GUARDED) as port:
        button = parent(port, date, 1)
        answers = all_at_once([button] * 10)
        answers.append(button())
        pages = {press(port, answer.location, {}).status for answer in answers}
    assert {answer.status for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == 1
    assert pages == {200}
    assert stormed.ask("count", date) == places(1, [])
