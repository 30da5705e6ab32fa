"""A parent writes in confidence, amara answers, the parent comes back with the code. With and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.message_states import write
from tests.browser.states import bring, numbers
from tests.waiting import until

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
            desk.get_by_role("button", name="I have read how this family may be reached").click()
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


def test_h3_a_family_leaves_comes_back_reads_answers_changes_its_mind_and_locks(phone, desk, elsewhere, words):
    """The whole way, on one phone, by links and buttons."""
    code = write(phone, words)
    leave(phone, elsewhere, "I have it. Leave this page")
    answer(desk("amara"), words)
    come_back(phone, code)
    elsewhere.clear()  # while amara wrote, the browser tried the weather again by itself
    expect(phone.get_by_text(ANSWER)).to_be_visible()
    phone.get_by_label("Write to us again").fill("Yes, please.")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text(re.compile("^We have it, thank you"))).to_be_visible()
    phone.get_by_role("link", name="Change how we can reach you").click()
    phone.get_by_label("Text me", exact=True).check()
    phone.get_by_label("Your number or e-mail address").fill("07700 900222")
    phone.get_by_role("button", name="Use this from now on").click()
    expect(phone.get_by_text(re.compile("From now on we only reach you"))).to_be_visible()
    assert phone.get_by_text("07700 900222").count() == 0
    phone.get_by_text("Does somebody else know your code?").click()
    phone.get_by_role("button", name="Lock my code").click()

    assert heading(phone) == "Your code is locked"


def leave(phone: Page, elsewhere: list[str], link: str = "Leave this page") -> None:
    """Press that way out. Nobody else can be reached from a test, so the weather does not come."""
    elsewhere.clear()
    with phone.expect_event("requestfailed", lambda request: "bbc" in request.url):
        phone.get_by_role("link", name=link, exact=True).first.click()
    assert set(elsewhere) == {"https://www.bbc.co.uk/weather"}
    elsewhere.clear()


@pytest.mark.parametrize("state", ["sent", "thread", "writing, unfolded"])
def test_b4_d6_leaving_goes_somewhere_harmless_and_takes_everything_off_the_phone(phone, elsewhere, state):
    bring(phone, state)
    leave(phone, elsewhere)
    until(lambda: [cookie["name"] for cookie in phone.context.cookies()] == [])
    for address in ("/messages/sent/", "/messages/thread/"):
        phone.goto(address)
        assert heading(phone) == "Come back with your code"


def test_b6_no_request_carries_the_code_or_the_words(phone, words):
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    code = write(phone, words)
    come_back(phone, code)
    expect(phone.get_by_role("heading", name="You decide")).to_be_visible()

    secrets = [*code.split(), code.replace(" ", "").replace("\n", ""), "cries", "morning%20number"]
    assert [url for url in asked if any(secret in url for secret in secrets)] == []
    assert any(url.endswith("/messages/thread/") for url in asked)


def test_h5_the_way_out_is_one_press_of_tab_away_stays_in_sight_and_fits_a_thumb(phone):
    bring(phone, "writing, unfolded")
    phone.goto("/messages/write/")
    phone.keyboard.press("Tab")
    link = phone.locator(".leave-page")

    expect(link).to_be_focused()
    phone.get_by_role("button", name="Send").scroll_into_view_if_needed()
    box = link.bounding_box()
    assert (round(box["y"]), box["height"] >= 48, box["width"]) == (0, True, 360)


def test_h4_a_keyboard_is_enough_to_write(phone, words):
    phone.goto("/messages/write/")
    for _press in range(60):
        phone.keyboard.press("Tab")
        if phone.get_by_label("What would you like us to know?").evaluate("box => box === document.activeElement"):
            break
    phone.keyboard.type(words)
    for _press in range(60):
        phone.keyboard.press("Tab")
        if phone.get_by_role("button", name="Send").evaluate("button => button === document.activeElement"):
            break
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/messages/sent/")

    assert heading(phone) == "We have your message"


def test_h6_on_a_slow_phone_the_form_is_one_small_answer(phone):
    answers: list[Response] = []
    phone.on("response", lambda answer: answers.append(answer))
    phone.goto("/messages/write/", wait_until="networkidle")
    sizes = [len(answer.body()) for answer in answers if answer.ok]

    assert 0 < sum(sizes) < 60 * 1024
    assert len(sizes) <= 3  # the page, the script of the way out, the picture in the tab


class TestWithJavaScript:
    """What a script adds to the way out."""

    @pytest.fixture
    def javascript(self) -> bool:
        """The other half is above: everything works without it."""
        return True

    def test_three_presses_of_shift_leave(self, phone, elsewhere):
        phone.goto("/messages/write/")
        with phone.expect_event("requestfailed", lambda request: "bbc" in request.url):
            for _press in range(3):
                phone.keyboard.press("Shift")
        assert set(elsewhere) == {"https://www.bbc.co.uk/weather"}
        elsewhere.clear()

    def test_the_page_is_blank_and_empty_at_once_even_if_the_other_site_never_answers(self, phone, elsewhere):
        phone.goto("/messages/write/")
        phone.get_by_label("What would you like us to know?").fill("Secret.")
        phone.route("https://www.bbc.co.uk/**", lambda route: None)
        with phone.expect_request("https://www.bbc.co.uk/**"):
            after = phone.evaluate(
                """() => { document.querySelector(".leave-page").click();
                  return [document.body.hidden, document.title.trim(), document.querySelector("textarea").value]; }"""
            )
        assert after == [True, "", ""]
        elsewhere.clear()

    def test_it_is_blank_while_somebody_looks_at_the_list_of_open_apps(self, phone):
        phone.goto("/messages/write/")
        seen = phone.evaluate(
            """() => ["hidden", "visible"].map((state) => {
                 Object.defineProperty(document, "hidden", { value: state === "hidden", configurable: true });
                 document.dispatchEvent(new Event("visibilitychange"));
                 return [document.body.hidden, document.title.trim() === ""]; })"""
        )
        assert seen == [[True, True], [False, False]]


def test_nobody_else_at_school_can_read_it(phone, desk, words):
    write(phone, words)
    for username in ("tom", "priya", "admin"):
        page = desk(username)
        assert page.goto("/admin/inbox/").status == 403
        assert page.get_by_text(words).count() == 0
