"""The authenticator app of a demo person, in the hand of a browser test."""

import base64
import time

from playwright.sync_api import Page

from tests.authenticator import PERIOD, code
from tests.browser.running_school import RunningSchool

CODE_PAGE = "/admin/sign-in/code/"


def sign_in(page: Page, school: RunningSchool, username: str) -> None:
    """Name, password and, for whoever has one, the second step."""
    page.goto("/admin/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", school.password)
    press(page)
    if CODE_PAGE in page.url:
        show_second_step(page, school, username)
    page.wait_for_url("**/admin/")


def show_second_step(page: Page, school: RunningSchool, username: str) -> None:
    """Type the code. Each counts once, and tests are quick: one that was used a moment ago makes room for the next."""
    secret = secret_of(school, username)
    for later in (0, 1, -1):
        page.fill("input[name=code]", code(secret, periods_later=later))
        press(page)
        if CODE_PAGE not in page.url:
            return
    page.wait_for_timeout((PERIOD - time.time() % PERIOD + 1) * 1000)
    page.fill("input[name=code]", code(secret, periods_later=1))
    press(page)


def secret_of(school: RunningSchool, username: str) -> str:
    """What the person's app would hold, from the folder of the running demo."""
    raw = bytes.fromhex((school.folder / f"demo-second-step-{username}").read_text())
    return base64.b32encode(raw).decode()


def press(page: Page) -> None:
    """The button that signs in, and the page after it."""
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in", exact=True).click()
