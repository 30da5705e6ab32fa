"""No page and no state of a form has a fault that axe can find, by day and by night."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.states import STATES, bring

WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(params=["light", "dark"])
def colours(request) -> str:
    """What the phone is set to."""
    return request.param


@pytest.fixture
def javascript() -> bool:
    """axe is a script."""
    return True


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_fault(phone, colours, state):
    phone.emulate_media(color_scheme=colours, reduced_motion="reduce")
    bring(phone, state)
    # As tall as the page: what lies under the bar at the foot just now is no fault, a thumb scrolls it out.
    phone.set_viewport_size({"width": 360, "height": phone.evaluate("document.scrollingElement.scrollHeight")})
    found = Axe().run(phone, options=WCAG).response["violations"]

    assert {fault["id"]: [node["html"][:200] for node in fault["nodes"]] for fault in found} == {}
