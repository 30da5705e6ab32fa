"""C1 to C6: separate processes on one database, all at the same moment.

On SQLite here, on PostgreSQL in its own run (`make test-postgres`).
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.events.storm import School

pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # the database that is copied


@pytest.fixture(scope="module")
def race(copied_school: School) -> Callable[..., Any]:
    """Runs a scene of `race_scenes` on a database of its own."""
    return copied_school.race


def test_c1_the_last_place_goes_once_and_the_others_stand_in_one_row(race):
    end = race("last_place", 8)
    assert (end["held"], end["recount"], end["states"]) == (1, 1, {"confirmed": 1, "waiting": 7})
    assert end["turns"] == [1, 2, 3, 4, 5, 6, 7]
    assert end["letters"] == {"booking-confirmed": 1, "booking-waiting": 7}


def test_c2_without_the_guard_the_same_race_overbooks(race):
    """The control: if this fails, the race above is too weak and proves nothing."""
    assert race("last_place_without_guard", 8)["recount"] == 8


def test_c3_yes_time_out_and_cancel_at_once_have_one_ending(race):
    for end in race("answers_at_once", 6):
        assert (end["held"], end["recount"]) == (1, 1), end
        assert end["asked"] in {"confirmed", "lapsed", "cancelled"}
        others = 0 if end["asked"] == "confirmed" else 1
        assert end["states"].get("offered", 0) == others, end
        assert end["letters"]["booking-offer"] == 1 + others


def test_c4_a_smaller_room_and_bookings_at_once_leave_no_place_sold_after_the_cut(race):
    end = race("cut_while_booking", 4)
    assert end["held"] == end["recount"] == max(1, end["cut"])
    assert (end["late"], end["allowance"]) == ("waiting", max(0, end["cut"] - 1))


def test_c5_ten_workers_that_look_at_once_make_each_offer_once(race):
    end = race("promote_at_once", 10)
    assert (end["offered"], end["held"], end["recount"]) == ([1, 2, 3], 4, 4)
    assert end["letters"]["booking-offer"] == 3


def test_c6_the_same_form_ten_times_at_once_is_one_booking(race):
    end = race("one_key", 10)
    assert (len(end["answers"]), end["states"], end["held"]) == (1, {"confirmed": 1}, 1)
    assert end["letters"] == {"booking-confirmed": 1}


def test_no_letter_swallows_another(race):
    for end in race("links_at_once", 6):
        letters = end["letters"]
        assert letters["booking-confirmed"] + letters["booking-offer"] == 4, end
