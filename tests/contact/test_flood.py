"""Two hundred messages in a minute, over HTTP, against the real server. None is lost (must show 6; survey F3, E7, T13).

Each of the server's two processes counts for itself, so what is let through lies between one and two times the limit.
On SQLite here, on PostgreSQL in its own run (`make test-postgres`).
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from contact.doubt import CEILING, FROM_ONE_PLACE
from tests.contact.crowd import SENT, Phone, Sent, ask_school, press_all
from tests.events.storm import GUARDED, School, school, server

pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # the database that is copied

MESSAGES, PROCESSES = 200, 2


@pytest.fixture(scope="module")
def stormed(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[list[School]]:
    """Two schools, one for each flood."""
    with django_db_blocker.unblock(), ExitStack() as open_schools:
        schools = [open_schools.enter_context(school(tmp_path_factory.mktemp("flood"))) for _flood in range(2)]
        for made in schools:
            ask_school(made, "make")
        yield schools


def words(number: int) -> str:
    """What the parent with this number writes."""
    return f"Message {number:03} 🦊"


def all_kept(kept: dict[str, Any], limit: int, doubt: str) -> None:
    """Everything was kept with a code; what is above the limit is held back, without a letter for each."""
    let_through = kept["doubts"][""]
    assert kept["words"] == [words(number) for number in range(MESSAGES)]
    assert (kept["codes"], kept["held"]) == (MESSAGES, MESSAGES - let_through)
    assert limit <= let_through <= limit * PROCESSES
    assert kept["doubts"] == {"": let_through, doubt: MESSAGES - let_through}
    assert kept["letters"] == {"messages-held-back": 1}


def each_has_its_code(answers: list[Sent]) -> None:
    """Held back or not, everybody sees the same: "We have your message", and a code of its own."""
    assert {(answer.status, answer.location) for answer in answers} == {(303, SENT)}
    assert len({answer.code() for answer in answers} - {""}) == MESSAGES


def test_f3_two_hundred_messages_from_one_address_are_all_kept(stormed):
    stormed = stormed[0]
    with server(stormed, GUARDED) as port:
        phone = Phone(port, "192.0.2.7")
        answers = press_all([phone.button(words(number)) for number in range(MESSAGES)])
        each_has_its_code(answers)
        all_kept(ask_school(stormed, "count"), FROM_ONE_PLACE, "flood")

        pressed_ten_times = phone.button("One message.")
        ten = press_all([pressed_ten_times] * 10)
        ten.append(pressed_ten_times())
        codes = {answer.code() for answer in ten}
    assert (len(codes), "" in codes) == (1, False)
    assert {(answer.status, answer.location) for answer in ten} == {(303, SENT)}
    assert ask_school(stormed, "count")["words"].count("One message.") == 1


def test_f3_two_hundred_messages_from_two_hundred_addresses_are_all_kept(stormed):
    stormed = stormed[1]
    with server(stormed, GUARDED) as port:
        buttons = [Phone(port, f"10.0.{number}.7").button(words(number)) for number in range(MESSAGES)]
        answers = press_all(buttons)
        each_has_its_code(answers)
    all_kept(ask_school(stormed, "count"), CEILING, "ceiling")
