"""A parent writes in confidence, amara answers, the parent comes back with the code. With and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import numbers, write

ANSWER = "Thank you for telling us. Shall I meet you at the green gate?"


@pytest.fixture
def words() -> str:
    """What the parent writes, different each time so that amara's inbox can tell."""
    return f"He cries at the gate. It is morning number {next(numbers)}."


def heading(phone: Page) -> str:
    """The one heading of the page, once the page is whole."""
    phone.wait_for_load_state()
    return phone.get_by_role("heading", level=1).inner_text().strip()


def come_back(phone: Page, code: str) -> None:
    """Open the thread with the code."""
    phone.goto("/messages/")
    phone.get_by_label("Your code").fill(code)
    phone.get_by_role("button", name="Open").click()


def answer(desk: Page, words: str) -> None:
    """Amara looks for the message in her inbox and replies."""
    desk.goto("/admin/inbox/")
    for address in [link.get_attribute("href") for link in desk.locator(".inbox-row a").all()]:
        desk.goto(address)
        if desk.get_by_text(words).count():
            desk.locator(".inbox-card--reply textarea").fill(ANSWER)
            desk.get_by_role("button", name="Send the reply").click()
            expect(desk.get_by_text("The family has not opened it yet.").last).to_be_visible()
            return
    raise AssertionError(f"Not in the inbox: {words}")


def test_from_the_front_door_to_the_form(phone):
    phone.goto("/")
    phone.locator("main").get_by_role("link", name="I need to talk").click()
    phone.locator("main").get_by_role("link", name=re.compile("^Write")).first.click()

    assert heading(phone) == "Write to us"


def test_the_code_has_four_groups_and_is_shown_with_what_happens_next(phone, words):
    code = write(phone, words)

    assert heading(phone) == "We have your message"
    assert [len(group) for group in code.split()] == [4, 4, 4, 4]
    expect(phone.get_by_text(re.compile("will answer by"))).to_be_visible()


def test_the_answer_waits_behind_the_code(phone, desk, words):
    code = write(phone, words)
    answer(desk("amara"), words)
    come_back(phone, code)

    expect(phone.locator(".thread .message:not(.message--you) p")).to_have_text([ANSWER])
    assert phone.get_by_text(words).count() == 0  # the family's own words are not shown to whoever looks


def test_a_code_works_in_small_letters_and_without_spaces(phone, words):
    code = write(phone, words)
    come_back(phone, code.replace(" ", "").lower())

    assert heading(phone) == "You and us"


def test_the_family_writes_again_and_amara_reads_it(phone, desk, words):
    code = write(phone, words)
    come_back(phone, code)
    phone.get_by_label("Write to us again").fill(f"Today went well. {words}")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text(re.compile("^We have it, thank you"))).to_be_visible()

    answer(desk("amara"), f"Today went well. {words}")


def test_a_locked_code_opens_nothing_any_more(phone, words):
    code = write(phone, words)
    come_back(phone, code)
    phone.get_by_text("Does somebody else know your code?").click()
    phone.get_by_role("button", name="Lock my code").click()
    come_back(phone, code)

    expect(phone.get_by_text("That code does not open anything")).to_be_visible()


def test_an_empty_message_is_asked_for_and_what_was_ticked_is_kept(phone):
    phone.goto("/messages/write/")
    phone.get_by_text("About your child, if you like").click()
    phone.get_by_label("Your child's name").fill("Omar")
    phone.get_by_role("button", name="Send").click()

    expect(phone.locator(".error-summary li")).to_have_count(1)
    assert phone.get_by_label("Your child's name").input_value() == "Omar"


def test_leaving_goes_somewhere_harmless_and_takes_the_code_off_the_phone(phone, elsewhere, words):
    write(phone, words)
    with phone.expect_event("requestfailed"):  # nobody else can be reached from a test
        phone.get_by_role("link", name="I have it. Leave this page").click()
    assert set(elsewhere) == {"https://www.bbc.co.uk/weather"}
    elsewhere.clear()
    phone.goto("/messages/sent/")

    assert heading(phone) == "Come back with your code"


def test_nobody_else_at_school_can_read_it(phone, desk, words):
    write(phone, words)
    for username in ("tom", "priya", "admin"):
        page = desk(username)
        assert page.goto("/admin/inbox/").status == 403
        assert page.get_by_text(words).count() == 0
