"""The plan sheet: one sheet of paper, however long the words; and on a phone nothing of it goes anywhere."""

import io
import re
from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

SHEET = "/help/a-plan-to-help/sheet/"
A4 = (595, 842)  # points
PAPER = {"width": 718, "height": 1048}  # CSS pixels of A4 between its margins of 10 mm
LONGEST_NAME = "The Blessed Bartholomew and Saint Margaret Clitherow Voluntary Aided Catholic Primary School, Marbury"[
    :100
]
WORDS = "we go in by the library door and read a story with Mrs Okafor before the bell, "


def long(letters: int) -> str:
    """Words as people write them, that many letters of them."""
    return (WORDS * 4)[:letters]


def fill_in(phone) -> None:
    """Write as much as each box takes, and tick everything."""
    for box in phone.locator(".sheet :is(textarea, [type=text])").all():
        box.fill(long(int(box.get_attribute("maxlength"))))
    for tick in phone.locator(".sheet [type=checkbox]").all():
        tick.check()


def written(phone) -> list[str]:
    """What stands in the boxes."""
    return [box.input_value() for box in phone.locator(".sheet :is(textarea, [type=text])").all()]


@pytest.fixture
def printing_phone(chromium, seeded) -> Iterator[Page]:
    """A phone with scripts, which is what lets a test print and lengthen words."""
    context = chromium.new_context(base_url=seeded.address, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("filled", [False, True], ids=["blank", "filled-in"])
@pytest.mark.parametrize("name", ["", LONGEST_NAME], ids=["our-name", "longest-name"])
@pytest.mark.parametrize("paper", [{"prefer_css_page_size": True}, {"format": "A4", "print_background": True}])
def test_it_is_one_sheet_of_paper_and_nothing_is_cut_off(printing_phone, filled, name, paper):
    phone = printing_phone
    phone.goto(SHEET)
    if name:
        phone.locator(".sheet__school").evaluate("(line, name) => { line.textContent = name }", name)
    if filled:
        fill_in(phone)
    [sheet] = pypdfium2.PdfDocument(io.BytesIO(phone.pdf(**paper)))
    said = sheet.get_textpage().get_text_bounded().replace("\r\n", " ")

    assert sheet.get_size() == pytest.approx(A4, abs=1.5)
    assert (name or "Foxglove Lane Primary School") in said
    assert said.rstrip().endswith("Ring us: 01632 960145")
    assert said.count(WORDS.split(",")[0]) == (9 if filled else 0)


def test_what_somebody_typed_fits_its_lines_on_paper(printing_phone):
    phone = printing_phone
    phone.goto(SHEET)
    fill_in(phone)
    phone.emulate_media(media="print")
    phone.set_viewport_size(PAPER)
    too_small = phone.evaluate(
        """[...document.querySelectorAll(".sheet, .sheet textarea, .sheet [type=text]")]
           .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
           .map((box) => box.outerHTML.slice(0, 90))"""
    )

    assert too_small == []


def test_nothing_leaves_the_phone_and_nothing_stays_on_it(phone):
    phone.goto(SHEET, wait_until="networkidle")
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    fill_in(phone)
    phone.get_by_label("This plan is for").press("Enter")
    phone.wait_for_timeout(500)

    assert (asked, phone.url.endswith(SHEET)) == ([], True)
    assert phone.context.storage_state() == {"cookies": [], "origins": []}
    phone.reload()
    assert set(written(phone)) == {""}
    assert phone.locator(".sheet :checked").count() == 0


def test_a_day_to_look_again_is_offered_with_a_script_and_typed_without(phone, javascript):
    phone.goto(SHEET)
    box = phone.get_by_label("After about 2 weeks")
    offer = phone.locator("[data-day-for=day-first]")
    if javascript:
        offer.click()
        expect(box).to_have_value(re.compile(r"^(Mon|Tue|Wed|Thu|Fri),? \d+ [A-Z][a-z]+$"))
        expect(box).to_have_value(offer.inner_text())
    else:
        expect(offer).to_be_hidden()
        expect(phone.get_by_role("button", name="Print")).to_be_hidden()
        box.fill("After the holidays")
        expect(box).to_have_value("After the holidays")
