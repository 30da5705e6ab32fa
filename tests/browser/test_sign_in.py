"""Sign-in in a real browser: an app, a passkey, recovery codes, a freeze, a rest."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.authenticator import code
from tests.browser.conftest import PATIENCE, PHONE, watched
from tests.browser.running_school import RunningSchool
from tests.browser.second_step import press, secret_of
from tests.browser.test_every_state import faults

NEWCOMERS = ["nia", "omar", "pat"]  # members of the team without a second step, one for each test
PASSWORD = "three words apart"


@pytest.fixture(scope="module")
def newcomers(seeded) -> None:
    """People who have just joined the team."""
    assert seeded.ask("tests.browser.newcomers", PASSWORD, *NEWCOMERS) == NEWCOMERS


@pytest.fixture
def handset(chromium: Browser, seeded: RunningSchool, newcomers) -> Iterator[Page]:
    """A phone of somebody at school. Passkeys need a name, so the school is called localhost."""
    elsewhere: list[str] = []
    complaints: list[str] = []
    address = seeded.address.replace("127.0.0.1", "localhost")
    context = chromium.new_context(base_url=address, viewport=PHONE, has_touch=True, locale="en-GB")
    page = watched(context, seeded, elsewhere, complaints)
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()
    assert [url for url in elsewhere if not url.startswith(address)] == []
    assert complaints == []


def type_password(page: Page, username: str, password: str = PASSWORD) -> None:
    page.goto("/admin/login/?next=/admin/inbox/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", password)
    press(page)


def is_fine(page: Page) -> bool:
    """Nothing sticks out to the side, and axe finds no fault by day or by night."""
    page.emulate_media(reduced_motion="reduce")
    assert (faults(page, "light"), faults(page, "dark")) == ({}, {})
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def keep_codes(page: Page) -> list[str]:
    expect(page.get_by_role("heading", name="Codes for the day your phone is lost")).to_be_visible()
    assert is_fine(page)
    codes = page.locator(".sign-in-codes li").all_inner_texts()
    page.get_by_role("link", name="I have them. Go on").click()
    return codes


def test_an_app_is_set_up_on_the_way_to_the_inbox_and_a_recovery_code_works_once(handset):
    type_password(handset, "nia")
    expect(handset.get_by_role("heading", name="Add a second step")).to_be_visible()
    assert is_fine(handset)
    handset.get_by_role("link", name="An app on my phone").click()
    assert handset.locator(".sign-in-square").evaluate("image => image.naturalWidth") > 0
    handset.get_by_text("I cannot use the camera").click()
    key = handset.locator(".sign-in-key").inner_text()
    assert is_fine(handset)
    handset.get_by_label("The six numbers that the app shows").fill("000000")
    handset.get_by_role("button", name="Done").click()
    expect(handset.locator(".error-summary")).to_contain_text("This code is not right")
    handset.get_by_label("The six numbers that the app shows").fill(code(key))
    handset.get_by_role("button", name="Done").click()
    codes = keep_codes(handset)
    expect(handset).to_have_title(re.compile("Messages"))
    assert len(set(codes)) == 10
    handset.goto("/admin/sign-in/codes/")
    assert handset.locator(".sign-in-codes li").count() == 0

    handset.goto("/admin/sign-in/")
    assert is_fine(handset)
    for opens in (True, False):
        handset.context.clear_cookies()
        type_password(handset, "nia")
        handset.fill("input[name=code]", codes[0])
        press(handset)
        assert ("/admin/inbox/" in handset.url) is opens


def test_a_passkey_is_set_up_and_signs_in(handset):
    devtools = handset.context.new_cdp_session(handset)
    devtools.send("WebAuthn.enable")
    chip = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = chip | {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    type_password(handset, "omar")
    handset.get_by_role("link", name="My finger, my face or a key").click()
    assert is_fine(handset)
    handset.get_by_role("button", name="Add a passkey").click()
    keep_codes(handset)
    expect(handset).to_have_title(re.compile("Messages"))

    handset.context.clear_cookies()
    type_password(handset, "omar")
    handset.get_by_role("button", name="Use my passkey").click()
    expect(handset).to_have_title(re.compile("Messages"))


def test_without_javascript_the_demo_tells_its_code_and_it_opens(chromium, seeded):
    context = chromium.new_context(base_url=seeded.address, viewport=PHONE, java_script_enabled=False)
    page = watched(context, seeded, [], [])
    type_password(page, "helen", seeded.password)
    expect(page.locator(".card--glow")).to_contain_text("This is a demo")
    told = page.locator(".code-groups span").inner_text()
    secret = secret_of(seeded, "helen")
    assert told in {code(secret), code(secret, periods_later=-1)}
    page.fill("input[name=code]", told)
    press(page)
    assert page.url.endswith("/admin/inbox/")
    context.close()


def test_a_password_set_by_the_technician_shuts_the_inbox_until_the_lead_opens_it(handset, desk, seeded):
    sam, amara = desk("admin"), desk("amara")
    type_password(handset, "pat")
    handset.get_by_role("link", name="An app on my phone").click()
    handset.get_by_text("I cannot use the camera").click()
    key = handset.locator(".sign-in-key").inner_text()
    handset.get_by_label("The six numbers that the app shows").fill(code(key))
    handset.get_by_role("button", name="Done").click()
    keep_codes(handset)
    expect(handset).to_have_title(re.compile("Messages"))

    sam.goto("/admin/users/")
    sam.get_by_role("link", name=re.compile("^Pat")).first.click()
    for field in ("password1", "password2"):
        sam.fill(f"input[name={field}]", "another three words")
    with sam.expect_navigation():
        sam.get_by_role("button", name="Save").first.click()
    handset.context.clear_cookies()
    type_password(handset, "pat", "another three words")
    handset.fill("input[name=code]", code(key, periods_later=1))
    press(handset)
    expect(handset.get_by_role("heading", name="Messages are closed for you for now")).to_be_visible()

    amara.goto("/admin/inbox/team/")
    amara.get_by_role("button", name=re.compile("^Let Pat")).click()
    expect(amara.get_by_role("button", name=re.compile("^Let Pat"))).to_have_count(0)
    handset.goto("/admin/inbox/")
    expect(handset).to_have_title(re.compile("Messages"))
