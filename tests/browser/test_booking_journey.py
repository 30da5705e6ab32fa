"""A parent books, changes her mind twice, and nobody asks why. With and without JavaScript, and by keyboard alone."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import booking_form, numbers

EVENT = "Thursday coffee"


@pytest.fixture
def email() -> str:
    """An address that has not booked yet."""
    return f"rosa-{next(numbers)}@family.example"


def heading(phone: Page) -> str:
    """The one heading of the page, once the page is whole."""
    phone.wait_for_load_state()
    return phone.get_by_role("heading", level=1).inner_text().strip()


def fill_in(phone: Page, email: str) -> None:
    """Two adults, and Lila for the childcare room."""
    phone.get_by_label("Your name").fill("Rosa")
    phone.get_by_label("Your e-mail").fill(email)
    phone.get_by_label("How many adults?").fill("2")
    phone.get_by_text("Add a child to childcare").click()
    phone.get_by_label("Your child's first name").first.fill("Lila")
    for box, number in {"Day": "3", "Month": "4", "Year": str(datetime.now(UTC).year - 5)}.items():
        phone.get_by_label(box, exact=True).first.fill(number)
    phone.get_by_label("No allergies").first.check()
    phone.get_by_text("For childcare: whom can we ring?").click()
    phone.get_by_label("Who can we ring if we cannot find you?").fill("Aunt Ines")
    phone.get_by_label("Their phone").fill("07700 900321")


def second_child(phone: Page) -> None:
    """Ben, whom we bring from class."""
    phone.get_by_text("Add one more child to childcare").first.click()
    phone.get_by_label("Your child's first name").nth(1).fill("Ben")
    phone.get_by_label("Day", exact=True).nth(1).fill(f"3/4/{datetime.now(UTC).year - 6}")
    phone.get_by_label("Shall we bring your child from class?").nth(1).fill("Oak")
    phone.get_by_label("No allergies").nth(1).check()


def facts(phone: Page) -> dict[str, str]:
    """The booking as the family's page states it."""
    phone.wait_for_load_state()
    names, values = phone.locator(".facts dt").all_inner_texts(), phone.locator(".facts dd").all_inner_texts()
    return dict(zip(names, values, strict=True))


def book(phone: Page, email: str) -> None:
    """From the list of events to the family's own page."""
    booking_form(phone, EVENT)
    fill_in(phone, email)
    phone.get_by_role("button", name="Book my place").click()


def test_two_adults_and_a_child_are_booked_in(phone, email):
    book(phone, email)

    assert heading(phone) == "You are booked in"
    assert (facts(phone)["Adults"], facts(phone)["In childcare"]) == ("2", "Lila")
    assert re.fullmatch(r".*/bookings/b/[A-Za-z0-9_-]{32}/", phone.url)


def test_two_children_one_of_them_brought_from_class(phone, email):
    booking_form(phone, EVENT)
    fill_in(phone, email)
    second_child(phone)
    phone.get_by_role("button", name="Book my place").click()

    assert heading(phone) == "You are booked in"
    assert facts(phone)["In childcare"] == "Lila, Ben (we bring them from class)"


def test_the_letter_brings_the_link_and_a_calendar_file(phone, seeded, email):
    book(phone, email)
    letter = seeded.letter_to(email)

    words = letter.get_body(["plain"]).get_content()
    assert phone.url in words
    assert "Lila" not in words  # a child's name does not travel by e-mail
    [calendar] = [part for part in letter.iter_attachments() if part.get_content_type() == "text/calendar"]
    assert calendar.get_content().startswith("BEGIN:VCALENDAR")


def test_the_link_of_the_letter_opens_the_booking_on_another_phone(phone, chromium, seeded, email):
    book(phone, email)
    [link] = set(re.findall(rf"{seeded.address}/bookings/b/[\w-]{{32}}/", seeded.letter_to(email).as_string()))
    other = chromium.new_page()
    other.goto(link)

    assert heading(other) == "You are booked in"
    other.context.close()


def test_numbers_can_be_changed_and_the_child_can_stay_at_home(phone, email):
    book(phone, email)
    phone.get_by_text("Change the numbers").click()
    phone.get_by_label("How many adults?").fill("1")
    phone.get_by_label("Lila").check()
    phone.get_by_role("button", name="Save the change").click()

    assert heading(phone) == "Your booking is changed"
    assert facts(phone)["Adults"] == "1"
    assert "In childcare" not in facts(phone)


def test_cancelling_asks_nothing_and_gives_the_place_back(phone, email):
    booking_form(phone, EVENT)
    form, before = phone.url, phone.locator("aside .tag").all_inner_texts()
    fill_in(phone, email)
    phone.get_by_role("button", name="Book my place").click()
    phone.get_by_text("I cannot come").click()
    phone.get_by_role("button", name="Cancel my booking").click()

    assert heading(phone) == "Your booking is cancelled"
    phone.goto(form)
    expect(phone.locator("aside .tag")).to_have_text(before)


def test_mistakes_are_named_and_nothing_that_was_typed_is_lost(phone):
    booking_form(phone, EVENT)
    phone.get_by_label("Your name").fill("Rosa")
    phone.get_by_label("How many adults?").fill("9")
    phone.get_by_text("What would help on the day").click()
    phone.get_by_label("What would make it easier?").fill("A ramp, please.")
    phone.get_by_role("button", name="Book my place").click()

    expect(phone.locator(".error-summary li")).to_have_text(
        [
            "Your e-mail – Please give an e-mail or a phone number. One is enough.",
            "How many adults? – You can book for up to 4 here. Ring us for more.",
        ]
    )
    assert phone.get_by_label("Your name").input_value() == "Rosa"
    assert phone.get_by_label("What would make it easier?").input_value() == "A ramp, please."
    phone.locator(".error-summary").get_by_role("link", name="How many adults?").click()
    expect(phone.get_by_label("How many adults?")).to_be_in_viewport()


def test_pressing_back_and_sending_again_books_once(phone, seeded, email):
    book(phone, email)
    seeded.letter_to(email)
    expect(phone.get_by_role("heading", level=1)).to_have_text("You are booked in")  # a page on its way has no "back"
    phone.go_back()
    phone.get_by_label("Your name").fill("Rosa")
    phone.get_by_label("Your e-mail").fill(email)
    phone.get_by_role("button", name="Book my place").click()

    assert heading(phone) == "You are on our list already"


@pytest.mark.parametrize("javascript", [True], ids=["keyboard-only"])
def test_the_keyboard_alone_is_enough(phone, email):
    booking_form(phone, EVENT)
    phone.get_by_label("Your name").focus()
    phone.keyboard.type("Rosa")
    phone.keyboard.press("Tab")
    phone.keyboard.type(email)
    for _ in range(60):
        if phone.evaluate("document.activeElement.textContent").strip() == "Book my place":
            break
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", level=1)).to_have_text("You are booked in")
