"""When a sign-in ends in a real browser: after a rest, after a long day. And when it does not: somebody guesses."""

import http.client
import re
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

QUIET, LONG = 21 * 60, 10 * 3600 + 60  # seconds
ELSEWHERE = "127.0.0.9"  # another address of the same machine: from there somebody guesses
TYPED = "Shall we meet at the green gate at ten?"


@pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without-javascript"])
def test_after_a_rest_the_inbox_is_closed_and_what_was_typed_can_be_copied(desk, seeded, scripts):
    helen = desk("helen", PHONE, scripts=scripts)
    helen.goto("/admin/inbox/")
    helen.get_by_role("link", name=re.compile("Year 5, friends")).click()
    notes = helen.locator(".inbox-card--note")
    notes.locator("textarea").fill(TYPED)
    assert seeded.ask("tests.browser.later", "helen", str(QUIET)) >= 1
    notes.get_by_role("button").click()

    expect(helen.get_by_role("heading", name="We closed this page and signed you out")).to_be_visible()
    expect(helen.get_by_label("What you wrote was not sent.")).to_have_value(TYPED)
    helen.goto("/admin/inbox/")
    assert "/admin/login/" in helen.url


def test_after_ten_busy_hours_the_day_is_over(desk, seeded):
    tom = desk("tom", PHONE)
    seeded.ask("tests.browser.later", "tom", str(LONG))
    tom.goto("/admin/events/")

    assert "/admin/login/" in tom.url
    expect(tom.get_by_text("You signed in more than ten hours ago")).to_be_visible()


def guess(address: str, username: str) -> str:
    """One wrong password from elsewhere. Returns the page that answers."""
    host = urlsplit(address)
    line = http.client.HTTPConnection(host.hostname, host.port, timeout=60, source_address=(ELSEWHERE, 0))
    line.request("GET", "/admin/login/")
    page = line.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())[1]
    cookies = "; ".join(cookie.split(";")[0] for cookie in page.headers.get_all("Set-Cookie"))
    form = urlencode({"csrfmiddlewaretoken": token, "login": username, "password": "a guess"})
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded", "Origin": address}
    line.request("POST", "/admin/login/", form, headers)
    answer = line.getresponse().read().decode()
    line.close()
    return answer


def test_who_guesses_from_elsewhere_is_stopped_and_does_not_lock_the_owner_out(desk, seeded):
    waits = ["wait five minutes" in guess(seeded.address, "tom") for _try in range(30)]

    assert (waits[0], waits[-1]) == (False, True), "the control: guessing is stopped"
    expect(desk("tom", PHONE, anew=True).get_by_role("heading", name="Today")).to_be_visible()
