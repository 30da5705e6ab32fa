"""Fifty parents, twelve places, one moment. Over HTTP, against the real server, on each database."""

import pytest

from tests.events.storm import GUARDED, NAIVE, School, all_at_once, parent, postgres_server, press, school, server
from tests.postgres import answers as postgres_answers

pytestmark = pytest.mark.slow

PARENTS, PLACES = 50, 12
DATABASES = ["sqlite", *(["postgres"] if postgres_answers(postgres_server()) else [])]


@pytest.fixture(scope="module", params=DATABASES)
def stormed(request, tmp_path_factory) -> School:
    with school(request.param, tmp_path_factory.mktemp("storm")) as made:
        yield made


def test_twelve_places_go_to_exactly_twelve_of_fifty_parents(stormed):
    date = stormed.ask("make", PLACES)["date"]
    with server(stormed, GUARDED) as port:
        answers = all_at_once([parent(port, date, number) for number in range(PARENTS)])
        booked = [answer for answer in answers if answer.status == 303]
        pages = [press(port, answer.location, {}) for answer in booked]
    assert sorted(answer.status for answer in answers) == [303] * PLACES + [409] * (PARENTS - PLACES)
    assert all(page.status == 200 and "You are booked in" in page.page for page in pages)
    assert len({answer.location for answer in booked}) == PLACES
    full = [answer.page for answer in answers if answer.status == 409]
    assert all("not enough places left" in page and "@families.example" in page for page in full)
    assert stormed.ask("count", date) == dict.fromkeys(["bookings", "adults", "held", "letters"], PLACES)


def test_the_same_storm_overbooks_a_site_without_the_guard(stormed):
    """The control: if this fails, the storm is too weak and the test above proves nothing."""
    date = stormed.ask("make", PLACES)["date"]
    with server(stormed, NAIVE) as port:
        all_at_once([parent(port, date, number) for number in range(PARENTS)])
    assert stormed.ask("count", date)["adults"] > PLACES


@pytest.mark.parametrize("places", [1, 12])
def test_ten_presses_of_one_button_are_one_booking_and_one_page(stormed, places):
    date = stormed.ask("make", places)["date"]
    with server(stormed, GUARDED) as port:
        button = parent(port, date, 1)
        answers = all_at_once([button] * 10)
        answers.append(button())
        pages = {press(port, answer.location, {}).status for answer in answers}
    assert {answer.status for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == 1
    assert pages == {200}
    assert stormed.ask("count", date) == dict.fromkeys(["bookings", "adults", "held", "letters"], 1)
