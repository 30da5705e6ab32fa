"""Google's check on a real phone: nothing of Google's before the press, and the message is kept whatever happens."""

from collections.abc import Iterator

import pytest
import trustme
from playwright.sync_api import Page, Route, expect

from tests.browser.asking_school import PUBLIC, AskingSchool
from tests.browser.conftest import PHONE, watched
from tests.browser.states import booking_form, numbers, write
from tests.home.human_check.verifier import Verifier, keeps_silent, passes, trusted
from tests.ready import copy_of, demo_school

ASK = "Yes, ask Google"
# What Google's script does, in short: it puts an answer into the box that our page keeps for it.
GOOGLES = """
const answer = document.createElement("textarea");
answer.name = "g-recaptcha-response";
answer.value = "token for " + document.querySelector(".g-recaptcha").dataset.sitekey;
answer.hidden = true;
document.querySelector(".g-recaptcha").append(answer);
"""


@pytest.fixture(scope="module")
def google(tmp_path_factory) -> Iterator[Verifier]:
    """The server that the school asks."""
    authority = trustme.CA()
    verifier = Verifier(authority)
    AskingSchool.domain = verifier.address
    AskingSchool.trusted = trusted(authority, tmp_path_factory.mktemp("authority"))
    yield verifier
    verifier.close()


@pytest.fixture(scope="module")
def asking(google, tmp_path_factory, run_folder) -> Iterator[AskingSchool]:
    """The demo school, with the check turned on."""
    school = AskingSchool(copy_of(demo_school(run_folder), tmp_path_factory.mktemp("asking")))
    school.start()
    school.ask("tests.browser.asking_school", "on")
    yield school
    school.stop()
    school.post_office.close()


@pytest.fixture
def words() -> str:
    """What the parent writes, different each time."""
    return f"Morning number {next(numbers)}."


@pytest.fixture
def elsewhere() -> list[str]:
    """Whom the phone asked outside the school."""
    return []


@pytest.fixture
def complaints() -> list[str]:
    """What scripts and the page's policy complained of."""
    return []


@pytest.fixture
def phone(chromium, asking, google, elsewhere, complaints) -> Iterator[Page]:
    """A parent's phone; "Google" answers well."""
    google.behaviour = passes
    google.questions.clear()
    context = chromium.new_context(base_url=asking.address, viewport=PHONE, has_touch=True, locale="en-GB")
    context.route(f"https://{google.address}/**", served)
    yield watched(context, asking, elsewhere, complaints)
    context.close()


def served(route: Route) -> None:
    """Google's script arrives."""
    route.fulfill(content_type="text/javascript", body=GOOGLES)


def press(phone: Page) -> None:
    """Open the form and say yes to Google."""
    phone.goto("/messages/write/")
    phone.get_by_role("button", name=ASK).click()


def send(phone: Page, words: str) -> None:
    """Fill in the form that is open, and send it; the page with the code comes."""
    phone.get_by_label("What would you like us to know?").fill(words)
    phone.wait_for_timeout(2_100)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator(".code-groups")).to_be_visible()


def test_f5_nothing_of_google_s_is_loaded_before_the_press(phone, asking, google, elsewhere, complaints, words):
    write(phone, words)

    assert (elsewhere, complaints, google.questions) == ([], [], [])
    assert asking.check_of(words) == ["new", "", ""]


def test_after_the_press_the_script_comes_and_the_check_is_passed(phone, asking, google, elsewhere, complaints, words):
    press(phone)
    expect(phone.locator("textarea[name=g-recaptcha-response]")).to_have_value(f"token for {PUBLIC}")
    send(phone, words)

    assert (elsewhere, complaints) == ([f"https://{google.address}/recaptcha/api.js"], [])
    assert [fields["remoteip"] for _path, fields in google.questions] == [[""]]
    assert asking.check_of(words) == ["new", "", "passed"]


def test_f4_a_blocked_script_keeps_nobody_from_sending(phone, asking, google, words):
    phone.route(f"https://{google.address}/**", lambda route: route.abort())
    press(phone)
    expect(phone.get_by_text("Google does not answer. That is fine: just send it, and we get it.")).to_be_visible()
    send(phone, words)

    assert (asking.check_of(words), google.questions) == (["new", "", "unverified"], [])


def test_f4_a_google_that_does_not_answer_keeps_nobody_from_sending(phone, asking, google, words):
    google.behaviour = keeps_silent
    press(phone)
    expect(phone.locator("textarea[name=g-recaptcha-response]")).to_be_attached()
    send(phone, words)
    google.over.set()

    assert (asking.check_of(words), len(google.questions)) == (["new", "", "unverified"], 1)


def test_f4_without_javascript_nobody_is_asked_and_it_is_sent(chromium, asking, google, elsewhere, complaints, words):
    google.questions.clear()
    context = chromium.new_context(base_url=asking.address, viewport=PHONE, java_script_enabled=False)
    phone = watched(context, asking, elsewhere, complaints)
    phone.goto("/messages/write/")
    expect(phone.get_by_text(ASK)).to_be_hidden()
    write(phone, words)
    context.close()

    assert (elsewhere, google.questions, asking.check_of(words)) == ([], [], ["new", "", ""])


def test_the_trap_is_out_of_sight_and_out_of_reach_of_the_keyboard(phone):
    phone.goto("/messages/write/")
    trap = phone.locator("input[name=nickname]")
    box = trap.bounding_box()
    reached = []
    for _press in range(40):
        phone.keyboard.press("Tab")
        reached.append(phone.evaluate("document.activeElement.name || ''"))

    assert box["x"] + box["width"] <= 0
    assert ("message" in reached, "nickname" in reached) == (True, False)
    assert phone.get_by_role("textbox", name="Leave this empty").count() == 0
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_booking_offers_it_the_same_way(phone, google, elsewhere, complaints):
    booking_form(phone)
    assert elsewhere == []
    phone.get_by_role("button", name=ASK).click()
    expect(phone.locator("textarea[name=g-recaptcha-response]")).to_be_attached()

    assert (elsewhere, complaints) == ([f"https://{google.address}/recaptcha/api.js"], [])
