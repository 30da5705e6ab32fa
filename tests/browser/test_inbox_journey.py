"""Staff in the inbox, on a phone: from “I will answer” to “closed”, and two who answer at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.states import numbers, write

both_ways = pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without-javascript"])
READ = "I have read how this family may be reached"
ANSWER = "Shall we talk on Thursday, with a cup of tea?"


@pytest.fixture
def javascript() -> bool:
    """The family's side has tests of its own."""
    return True


@pytest.fixture
def words(phone) -> str:
    """What a family wrote a moment ago, different each time."""
    said = f"She hides her shoes in the morning. {next(numbers)}"
    write(phone, said)
    return said


def open_case(page: Page, words: str) -> str:
    """Look for the case with these words as staff do: one after the other. Returns its address."""
    page.goto("/admin/inbox/?which=nobody")
    for address in [link.get_attribute("href") for link in page.locator(".inbox-row a").all()]:
        page.goto(address)
        if page.get_by_text(words).count():
            return address
    raise AssertionError(f"Not in the inbox: {words}")


def reply(page: Page, answer: str) -> None:
    """Write and send."""
    page.locator(".inbox-card--reply textarea").fill(answer)
    page.get_by_role("button", name="Send the reply").click()


def with_a_number(page: Page) -> None:
    """Open the demo's family who asks to be rung."""
    page.goto("/admin/inbox/")
    page.get_by_role("link", name=re.compile("Year 5, friends")).click()


@both_ways
def test_on_a_phone_amara_takes_reads_the_card_replies_passes_on_records_and_closes(desk, words, scripts):
    amara = desk("amara", PHONE, scripts=scripts)
    open_case(amara, words)
    amara.get_by_role("button", name="I will answer").click()
    expect(amara.locator(".inbox-facts")).to_contain_text("Amara Okafor")
    assert amara.locator(".inbox-card--reply textarea").count() == 0
    amara.get_by_role("button", name=READ).click()
    reply(amara, "I won't tell anybody.")
    expect(amara.get_by_role("heading", name="Please look once more")).to_be_visible()
    reply(amara, ANSWER)
    expect(amara.locator(".inbox-thread")).to_contain_text(ANSWER)

    amara.get_by_role("button", name="Pass on to the safeguarding lead").click()
    expect(amara.locator(".inbox-marks")).to_contain_text("passed on to the safeguarding lead")
    amara.get_by_text("All is said").click()
    amara.get_by_label("How did it end?").select_option("plan")
    amara.get_by_label("No, nothing of it belongs there").check()
    amara.get_by_label("If nothing belongs there: why?").fill("It was about shoes.")
    amara.get_by_role("button", name="Close it").click()
    expect(amara.get_by_role("alert")).to_contain_text("put it into your safeguarding record")
    amara.get_by_role("button", name="It is in our safeguarding record").click()
    amara.get_by_text("All is said").click()
    amara.get_by_label("How did it end?").select_option("plan")
    amara.get_by_role("button", name="Close it").click()

    expect(amara.locator(".inbox-facts")).to_contain_text("We made a plan together")
    expect(amara.get_by_role("button", name="Open it again")).to_be_visible()


@both_ways
def test_the_number_is_shown_after_the_card_is_read_and_once(desk, scripts):
    amara = desk("amara", PHONE, scripts=scripts, anew=True)
    with_a_number(amara)
    expect(amara.get_by_text("Their number or address is hidden until then.")).to_be_visible()
    amara.get_by_role("button", name=READ).click()
    amara.get_by_role("button", name="Show the number or address").click()
    expect(amara.locator(".inbox-number")).to_have_text("07700 900461")
    amara.get_by_role("link", name="All messages").click()
    with_a_number(amara)

    assert amara.get_by_text("07700 900461").count() == 0


@both_ways
def test_of_two_who_answer_at_once_the_second_sees_the_first_and_keeps_the_words(desk, words, scripts):
    amara, helen = desk("amara", PHONE, scripts=scripts), desk("helen", PHONE, scripts=scripts)
    address = open_case(amara, words)
    helen.goto(address)
    expect(helen.locator("[data-here]")).to_have_text("Amara Okafor has this open now.")
    for page in (amara, helen):
        page.get_by_role("button", name=READ).click()
    helen.locator(".inbox-card--reply textarea").fill("I am Helen. I will ring the nurse.")
    reply(amara, ANSWER)
    expect(amara.locator(".inbox-thread")).to_contain_text(ANSWER)
    helen.get_by_role("button", name="Send the reply").click()

    expect(helen.get_by_role("alert")).to_contain_text("Something new came in while you were here.")
    expect(helen.locator(".inbox-thread")).to_contain_text(ANSWER)
    expect(helen.locator(".inbox-card--reply textarea")).to_have_value("I am Helen. I will ring the nurse.")


def test_words_to_begin_with_are_put_in_and_can_be_changed(desk, words):
    amara = desk("amara")
    open_case(amara, words)
    amara.get_by_role("button", name=READ).click()
    amara.get_by_label("Words to begin with").select_option(label="Shall we talk?")
    amara.get_by_role("button", name="Put them in").click()

    expect(amara.locator(".inbox-card--reply textarea")).to_have_value(re.compile("^Thank you for writing."))
    assert amara.get_by_text("The family has not opened it yet.").count() == 0


def test_escape_twice_covers_the_screen_and_what_was_typed_is_still_there(desk, words):
    amara = desk("amara")
    open_case(amara, words)
    amara.get_by_role("button", name=READ).click()
    box, sheet = amara.locator(".inbox-card--reply textarea"), amara.locator("[data-cover-sheet]")
    box.fill("Half a sentence")
    expect(amara.get_by_role("button", name="Cover the screen")).to_be_visible()
    for _press in range(2):
        amara.keyboard.press("Escape")
    expect(sheet).to_be_visible()
    for _press in range(3):
        amara.keyboard.press("Escape")
    expect(sheet).to_be_visible()
    assert sheet.evaluate("(e) => e.getBoundingClientRect().width >= innerWidth && e.getBoundingClientRect().top <= 0")
    sheet.get_by_role("button", name="Show it again").click()
    expect(sheet).to_be_hidden()
    expect(box).to_have_value("Half a sentence")

    amara.get_by_role("button", name="Cover the screen").click()
    expect(sheet).to_be_visible()


def test_after_two_quiet_minutes_the_screen_covers_itself(desk, words):
    amara = desk("amara")
    amara.clock.install()
    open_case(amara, words)
    amara.clock.fast_forward(90_000)
    assert amara.locator("[data-cover-sheet]").is_hidden()
    amara.clock.fast_forward(40_000)

    expect(amara.locator("[data-cover-sheet]")).to_be_visible()


def test_list_and_case_fit_a_phone(desk, words):
    amara = desk("amara")
    amara.set_viewport_size(PHONE)
    address, wide = open_case(amara, words), {}
    for where in ["/admin/inbox/", address, "/admin/inbox/words/", "/admin/inbox/cover/"]:
        amara.goto(where)
        wide[where] = amara.evaluate(
            """[...document.querySelectorAll(".inbox *")]
               .filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 90))"""
        )

    assert wide == dict.fromkeys(wide, [])
