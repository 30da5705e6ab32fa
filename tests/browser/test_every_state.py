"""Every state of every page, visited once: no fault that axe can find by day or by night, and nothing too wide."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE
from tests.browser.states import STATES, bring
from tests.browser.test_reflow import NARROW

WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
AXE = Axe()
FINE = {"light": {}, "dark": {}, "too wide": [], "headings": 1}


@pytest.fixture
def javascript() -> bool:
    """axe is a script."""
    return True


@pytest.mark.parametrize("state", STATES)
def test_h1_h2_it_can_be_read_by_everybody_by_day_by_night_and_on_a_narrow_phone(phone, state):
    phone.emulate_media(color_scheme="light", reduced_motion="reduce")
    bring(phone, state)
    # As tall as the page: what lies under the bar at the foot just now is no fault, a thumb scrolls it out.
    height = phone.evaluate("document.scrollingElement.scrollHeight")
    phone.set_viewport_size({"width": PHONE["width"], "height": height})

    assert {
        "light": faults(phone, "light"),
        "dark": faults(phone, "dark"),
        "too wide": too_wide(phone),
        "headings": phone.locator("h1").count(),
    } == FINE


def faults(phone: Page, colours: str) -> dict[str, Any]:
    """What axe has against the page when the phone is set to these colours."""
    phone.emulate_media(color_scheme=colours)
    found = AXE.run(phone, options=WCAG).response["violations"]
    return {fault["id"]: [node["html"][:200] for node in fault["nodes"]] for fault in found}


def too_wide(phone: Page) -> list[Any]:
    """What makes the page wider than a narrow phone, and by how many pixels it is."""
    phone.set_viewport_size(NARROW)
    wide = phone.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
    sticking_out = phone.evaluate(
        """[...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
           .map((e) => e.outerHTML.slice(0, 120))"""
    )
    return [wide, *sticking_out] if wide else []
