"""A full event, the waiting list, an offer because another family cannot come, yes. With and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import numbers


@pytest.fixture
def email() -> str:
    """An address that has not booked yet."""
    return f"ines-{next(numbers)}@family.example"


@pytest.fixture
def last_place(seeded) -> dict[str, str]:
    """A date that is full, and the page of a family that has a place there."""
    return seeded.ask("tests.browser.family_pages", "last-place")


def heading(phone: Page) -> str:
    """The one heading of the page, once the page is whole."""
    phone.wait_for_load_state()
    return phone.get_by_role("heading", level=1).inner_text().strip()


def join(phone: Page, date: str, email: str, *ticks: str) -> None:
    """Join the waiting list with one adult."""
    phone.goto(date)
    phone.get_by_label("Your name").fill("Ines")
    phone.get_by_label("Your e-mail").fill(email)
    for tick in ticks:
        phone.get_by_label(tick).check()
    phone.get_by_role("button", name="Join the waiting list").click()


def another_family_cancels(phone: Page, address: str) -> None:
    """On the other family's own page."""
    phone.goto(address)
    phone.get_by_text("I cannot come").click()
    phone.get_by_role("button", name="Cancel my booking").click()
    assert heading(phone) == "Your booking is cancelled"


def test_the_form_of_a_full_date_says_so(phone, last_place):
    phone.goto(last_place["date"])

    assert heading(phone) == "Wait for a place at Last place"
    expect(phone.get_by_text("Full. You can join the waiting list")).to_be_visible()
    expect(phone.get_by_label("Book us in as soon as places come free")).to_be_visible()


def test_from_the_waiting_list_to_a_yes_by_the_letter_s_link(phone, seeded, last_place, email):
    join(phone, last_place["date"], email)
    assert heading(phone) == "You are on the waiting list"
    expect(phone.get_by_text("You are next.")).to_be_visible()
    first = seeded.letter_to(email)["Subject"]

    another_family_cancels(phone, last_place["first"])
    letter = seeded.letter_to(email, after=first)
    [path] = set(re.findall(r"/bookings/b/[\w-]{32}/", letter.get_body(["plain"]).get_content()))
    phone.goto(path)
    assert heading(phone) == "There is room for you"
    phone.get_by_role("button", name="Yes please, book us in").click()

    assert heading(phone) == "You are booked in"


def test_no_thank_you_asks_nothing(phone, last_place, email):
    join(phone, last_place["date"], email)
    mine = phone.url
    another_family_cancels(phone, last_place["first"])
    phone.goto(mine)
    phone.get_by_role("button", name="No thank you").click()

    assert heading(phone) == "Your booking is cancelled"


def test_who_asked_to_be_booked_in_need_not_answer(phone, last_place, email):
    join(phone, last_place["date"], email, "Book us in as soon as places come free")
    mine = phone.url
    another_family_cancels(phone, last_place["first"])
    phone.goto(mine)

    assert heading(phone) == "You are booked in"


def test_what_does_not_fit_waits_beside_what_is_safe_and_can_be_dropped(phone, last_place):
    phone.goto(last_place["first"])
    phone.get_by_text("Change the numbers").click()
    phone.get_by_label("How many adults?").fill("2")
    phone.get_by_role("button", name="Save the change").click()
    assert heading(phone) == "Part of your family is booked in"
    expect(phone.get_by_text("You are next.")).to_be_visible()
    phone.get_by_role("button", name="Stop waiting for this").click()

    assert heading(phone) == "You are booked in"


def test_the_list_can_be_left(phone, last_place, email):
    join(phone, last_place["date"], email)
    phone.get_by_text("Leave the waiting list").click()
    phone.get_by_role("button", name="Take us off the list").click()

    assert heading(phone) == "Your booking is cancelled"


def test_running_late_is_one_tap_and_can_be_taken_back(phone, seeded):
    phone.goto(seeded.family_pages["on the day"])
    phone.get_by_role("button", name="20 minutes").click()
    expect(phone.get_by_text("You come about 20 minutes late.")).to_be_visible()
    phone.get_by_role("button", name="We are on time after all").click()

    expect(phone.get_by_role("button", name="20 minutes")).to_be_visible()
