"""A running school and the phones of its parents."""

import os
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, ViewportSize, expect, sync_playwright

from tests.browser import second_step
from tests.browser.chromium import FLAGS, find
from tests.browser.running_school import RunningSchool
from tests.ready import copy_of, demo_school

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"  # nobody outside
SAME_SIGN_IN = 8 * 60  # seconds, well within the quarter of an hour after which the admin asks again
PATIENCE = 60_000  # milliseconds, generous: other tests run beside, and patience costs nothing where all is well
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory, run_folder) -> Iterator[RunningSchool]:
    """The demo school, running; one for each process of the test run."""
    school = RunningSchool(copy_of(demo_school(run_folder), tmp_path_factory.mktemp("school")))
    school.start()
    yield school
    school.stop()
    school.post_office.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this process."""
    # Playwright keeps an event loop in this thread; the database tests beside it are not async for that.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=[*FLAGS, NOBODY_ELSE])
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def javascript(request) -> bool:
    """Whether the phone runs scripts. A test that asks for a phone runs twice."""
    return request.param


def watched(context: BrowserContext, school: RunningSchool, elsewhere: list[str], complaints: list[str]) -> Page:
    """A new page whose requests to others, redirects too, and whose errors are noted."""

    def note_request(request) -> None:
        if not request.url.startswith((school.address, "data:", "blob:")):
            elsewhere.append(request.url)

    def note_complaint(message) -> None:
        # What the browser says about an answer such as 404 or 422 is no complaint about the page.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(message.text)

    page = context.new_page()
    page.on("request", note_request)
    page.on("console", note_complaint)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(PATIENCE)
    return page


@pytest.fixture
def elsewhere() -> list[str]:
    """Where the phone wanted to go outside the school."""
    return []


@pytest.fixture
def phone(chromium, seeded, javascript, elsewhere) -> Iterator[Page]:
    """A parent's phone. At the end it has asked nobody but the school, and no script or policy complained."""
    complaints: list[str] = []
    context = chromium.new_context(
        base_url=seeded.address, viewport=PHONE, has_touch=True, java_script_enabled=javascript, locale="en-GB"
    )
    yield watched(context, seeded, elsewhere, complaints)
    context.close()
    assert (elsewhere, complaints) == ([], [])


@pytest.fixture(scope="session")
def kept_sign_ins(seeded) -> dict[str, tuple[float, StorageState]]:
    """Who signed in when, and what their browser keeps of it. A code counts once, the next takes half a minute."""
    return {}


@pytest.fixture
def desk(chromium, seeded, kept_sign_ins) -> Iterator:
    """`desk("tom")` is the browser of somebody at school who has signed in; `desk("tom", PHONE)` is on a phone.

    With `scripts=False` it runs no JavaScript. Without `anew` it may be a sign-in of a moment ago: the same session.
    """
    contexts = []

    def sign_in(username: str, size: ViewportSize = DESK, *, scripts: bool = True, anew: bool = False) -> Page:
        when, kept = kept_sign_ins.get(username, (0.0, None))
        known = kept if kept and not anew and time.monotonic() - when < SAME_SIGN_IN else None
        context = chromium.new_context(
            base_url=seeded.address, viewport=size, java_script_enabled=scripts, locale="en-GB", storage_state=known
        )
        contexts.append(context)
        page = watched(context, seeded, [], [])
        page.goto("/admin/")
        if "/admin/login/" in page.url:
            second_step.sign_in(page, seeded, username)
            kept_sign_ins[username] = (time.monotonic(), context.storage_state())
        return page

    yield sign_in
    for context in contexts:
        context.close()
