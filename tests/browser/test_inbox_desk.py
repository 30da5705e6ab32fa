"""Amara's desk: she writes down what she heard, finds it, rescues what was held back, and prints for the record."""

import io
import re

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import numbers

A4 = (595, 842)  # points
HEAD = re.compile(r"printed by Amara Okafor, \d+ \w+ \d{4}, \d+:\d\d [ap]\.m\. · do not give")
NARROW = {"width": 360, "height": 740}


@pytest.fixture
def amara(desk) -> Page:
    return desk("amara")


@pytest.fixture(scope="module")
def cases(seeded) -> dict[str, str]:
    """What no phone alone can make."""
    return seeded.ask("tests.browser.inbox_cases")


def test_a_word_at_the_gate_is_written_down_found_and_answered_by_code(amara, phone):
    word = f"Zebra{next(numbers)}"
    amara.goto("/admin/inbox/")
    amara.get_by_role("link", name="Write one down").click()
    amara.get_by_label("face to face").check()
    amara.get_by_label("What they told you").fill(f"The {word} at the gate frightens her.")
    amara.get_by_label("I will come back here with my code").check()
    amara.get_by_role("button", name="Keep it").click()
    code = amara.locator(".number").inner_text()
    assert [len(group) for group in code.split()] == [4, 4, 4, 4]
    [slip] = pypdfium2.PdfDocument(io.BytesIO(amara.pdf(prefer_css_page_size=True)))
    said = slip.get_textpage().get_text_bounded()
    assert (code in said, word in said, "written down as" in said) == (True, False, False)

    amara.goto("/admin/inbox/search/")
    amara.get_by_label("Words to look for").fill(f"{word.upper()} gate")
    amara.get_by_role("button", name="Search", exact=True).last.click()
    expect(amara.locator(".inbox-row")).to_have_count(1)
    expect(amara.locator(".inbox-row")).to_contain_text("in: a message")
    assert word.lower() not in amara.url.lower()

    phone.goto("/messages/")
    phone.get_by_label("Your code").fill(code)
    phone.get_by_role("button", name="Open").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("You and us")


def test_what_was_held_back_comes_to_the_new_ones(amara, cases):
    amara.goto("/admin/inbox/held-back/")
    row = amara.locator(".inbox-row").filter(has_text=cases["held"])
    expect(row).to_contain_text("it was sent within seconds")
    row.get_by_role("checkbox").check()
    amara.get_by_role("button", name="A family sent the ticked ones").click()
    expect(amara.get_by_text("1 message is with the new ones now.")).to_be_visible()
    amara.get_by_role("link", name="Now", exact=True).click()
    expect(amara.locator(".inbox-row").filter(has_text=cases["held"])).to_contain_text("new")


def test_t5_t21_the_record_asks_first_and_every_sheet_says_who_printed_it(amara, cases):
    amara.goto(f"/admin/inbox/{cases['case']}/")
    amara.get_by_role("link", name="Print or save for the safeguarding record").click()
    expect(amara.get_by_text("His brother")).to_be_visible()
    assert amara.get_by_text("She hides when the bell rings.").count() == 0
    amara.get_by_label("I have read who must not get this").check()
    amara.get_by_role("button", name="Show the pages").click()
    expect(amara).to_have_title(re.compile(rf"^{cases['ref']}-\d{{4}}-\d\d-\d\d$"))

    # The button is shown by the script that listens for Escape: before it, the page is still on its way.
    expect(amara.get_by_role("button", name="Cover the screen")).to_be_visible()
    for _time in range(2):
        amara.keyboard.press("Escape")
    expect(amara.get_by_text("This screen is covered.")).to_be_visible()
    box = amara.locator("[data-cover-sheet]").bounding_box()
    assert (box["width"], box["height"]) == (amara.viewport_size["width"], amara.viewport_size["height"])
    amara.get_by_role("button", name="Show it again").click()

    sheets = pypdfium2.PdfDocument(io.BytesIO(amara.pdf(prefer_css_page_size=True)))
    texts = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in sheets]
    assert {sheet.get_size() for sheet in sheets} == {sheets[0].get_size()}
    assert sheets[0].get_size() == pytest.approx(A4, abs=1.5)
    assert len(texts) >= 3
    heads = [
        re.search(r"printed by Amara Okafor, \d+ \w+ \d{4}, \d+:\d\d [ap]\.m\. · do not give", text) for text in texts
    ]
    assert [bool(head) for head in heads] == [True] * len(texts)
    whole = " ".join(texts)
    assert [f"Turn {turn}." in whole for turn in range(24)] == [True] * 24
    assert ("Back ·" in whole, "screen" in whole) == (False, False)


@pytest.mark.parametrize("page", ["held-back", "search", "write", "numbers"])
def test_h2_the_pages_fit_a_phone(amara, page):
    amara.set_viewport_size(NARROW)
    amara.goto(f"/admin/inbox/{page}/")
    too_wide = amara.evaluate(
        """[...document.querySelectorAll(".inbox *")]
           .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
           .map((part) => part.outerHTML.slice(0, 80))"""
    )
    assert too_wide == []
