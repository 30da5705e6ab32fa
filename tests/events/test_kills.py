"""kill -9 of the worker or the web server at any point: nothing is lost, and no letter has a second Message-ID.

What at-least-once cannot rule out is shown, not hidden: a worker that dies between the mail server's yes and its own
note sends the letter again after ten minutes, as the same letter (same Message-ID), which mailboxes know as one.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.events.kills import Watched, kill, or_silence, web, with_mail, worker
from tests.events.storm import School, all_at_once, free_port, parent, press
from tests.waiting import until

pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # the database that is copied
KILLED_AFTER = 0.5  # seconds after the first button
CLAIM_IS_OVER = 11  # minutes: a worker that has not come back for ten has died


@pytest.fixture
def office() -> Iterator[Watched]:
    office = Watched()
    office.open()
    yield office
    office.may_answer.set()
    office.close()


@pytest.fixture
def school(copied_school, office) -> School:
    """A school whose letters so far are posted."""
    school = with_mail(copied_school, office)
    while school.race("after_minutes", 0):
        pass
    office.letters.clear()
    return school


def delivered(office: Watched) -> list[str]:
    """The Message-IDs that came, each once."""
    return sorted({name for name, _to in office.counted()})


def test_killed_before_the_mail_server_says_yes_the_letter_goes_out_once(school, office):
    letters = school.race("letters_waiting", 1)
    office.arrived.clear()
    office.may_answer.clear()
    with worker(school) as process:
        until(office.arrived.is_set)
        kill(process)
    office.may_answer.set()
    office.letters.clear()  # the mail server lost its client before its yes: it keeps nothing
    assert school.race("after_minutes", 0) == 0
    assert school.race("after_minutes", CLAIM_IS_OVER) == 1
    assert list(office.counted().values()) == [1]
    assert delivered(office) == letters


def test_c7_killed_between_yes_and_our_note_the_letter_comes_again_as_the_same_letter_and_not_within_ten_minutes(
    school, office
):
    letters = school.race("letters_waiting", 1)
    office.arrived.clear()
    office.may_answer.clear()
    with worker(school) as process:
        until(office.arrived.is_set)
        kill(process)  # the mail server has the letter, and nobody hears its yes
    office.may_answer.set()
    assert office.counted() == Counter({(letters[0], "parent0@families.example"): 1})
    for _minute in range(3):
        assert school.race("after_minutes", 3) == 0
    assert len(office.letters) == 1
    assert school.race("after_minutes", 2) == 1
    assert office.counted() == Counter({(letters[0], "parent0@families.example"): 2})
    assert school.race("after_minutes", CLAIM_IS_OVER) == 0


@pytest.mark.parametrize("seed", [1])
def test_killed_at_any_moment_every_letter_goes_out_and_only_the_one_in_hand_comes_twice(school, office, seed):
    chance, kills = random.Random(seed), 4
    letters = school.race("letters_waiting", 40)
    office.slow = 0.05
    for _kill in range(kills):
        seen = len(office.letters)
        with worker(school) as process:
            until(lambda seen=seen: len(office.letters) > seen)
            time.sleep(chance.uniform(0, 0.3))
            kill(process)
    while left(school):
        school.race("after_minutes", CLAIM_IS_OVER)
    assert delivered(office) == sorted(letters)
    assert {to for _name, to in office.counted()} == {f"parent{number}@families.example" for number in range(40)}
    assert max(office.counted().values()) <= 2
    assert sum(office.counted().values()) - len(letters) <= kills
    assert school.race("states_of_letters", 0).get("failed", 0) == 0


def left(school: School) -> bool:
    states = school.race("states_of_letters", 0)
    return bool(states.get("queued", 0) + states.get("sending", 0))


def test_a_web_server_killed_in_the_rush_loses_no_booking_and_makes_none_twice(copied_school):
    date = copied_school.ask("make", 30)["date"]
    port = free_port()
    with web(copied_school, port) as process:
        buttons = [parent(port, date, number) for number in range(40)]
        threading.Timer(KILLED_AFTER, kill, [process]).start()
        answered = [answer for answer in all_at_once([or_silence(button) for button in buttons]) if answer]
    with web(copied_school, port):
        pages = [button() for button in buttons]  # each parent presses once more, answered or not
        statuses = [press(port, page.location, {}).status for page in pages]
    assert {answer.location for answer in answered} <= {page.location for page in pages}
    assert len(answered) < 40, "The server was too quick for the kill: nothing was tried."
    assert [page.status for page in pages] == [303] * 40
    assert statuses == [200] * 40
    end = copied_school.ask("count", date)
    assert (end["bookings"], end["adults"], end["held"], end["letters"], len(end["turns"])) == (30, 30, 30, 30, 10)
