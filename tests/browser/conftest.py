"""A running school and the phones of its parents."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import FLAGS, find
from tests.browser.running_school import RunningSchool

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # no test reaches the world outside
PATIENCE = 20_000  # milliseconds, generous: other tests run beside
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory) -> Iterator[RunningSchool]:
    """The demo school, running; one for each process of the test run."""
    school = RunningSchool(tmp_path_factory.mktemp("school"))
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


@pytest.fixture
def desk(chromium, seeded) -> Iterator:
    """`desk("tom")` is the browser of somebody at school who has signed in."""
    contexts = []

    def sign_in(username: str) -> Page:
        context = chromium.new_context(base_url=seeded.address, viewport=DESK, locale="en-GB")
        contexts.append(context)
        page = watched(context, seeded, [], [])
        page.goto("/admin/login/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", seeded.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
