"""Nothing has to be read by scrolling sideways: on a narrow phone, and on a desk screen at four times the size.

Every state of a form is held to the same in test_every_state.
"""

import pytest

from tests.browser.running_school import public_paths
from tests.browser.states import bring

NARROW = {"width": 320, "height": 640}  # CSS pixels; also what 1280 pixels are at 400 % (WCAG 1.4.10)


@pytest.fixture
def javascript() -> bool:
    """Measuring is a script."""
    return True


def test_no_page_of_the_school_is_wider_than_the_phone(phone, seeded):
    phone.set_viewport_size(NARROW)
    wide = {}
    for path in public_paths(seeded):
        phone.goto(path)
        wide[path] = phone.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")

    assert len(wide) > 30
    assert {path: pixels for path, pixels in wide.items() if pixels > 0} == {}


@pytest.mark.parametrize("state", ["home", "help page", "event page", "writing, unfolded", "booked"])
def test_everything_to_tap_is_large_enough_for_a_thumb(phone, state):
    bring(phone, state)
    small = phone.evaluate(
        """[...document.querySelectorAll("main .button, main .touch, .bottom-bar a, summary, input:not([type=hidden])")]
           .filter((e) => {
             const box = (e.closest("label") ?? e).getBoundingClientRect();
             return box.width && (box.width < 24 || box.height < 24);
           }).map((e) => e.outerHTML.slice(0, 120))"""
    )

    assert small == []
