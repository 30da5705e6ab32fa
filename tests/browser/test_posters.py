"""Posters as they come out of a printer: one sheet each, and a camera that reads the code finds the page."""

import io
import re

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.browser.states import event_page, poster

A4 = (595, 842)  # points


@pytest.fixture
def javascript() -> bool:
    """Only a browser with scripts lets a test print and lengthen words; the poster itself has none."""
    return True


def printed(phone, **options) -> list[Image.Image]:
    """The sheets that a printer would give, as pictures of 144 dots per inch."""
    sheets = pypdfium2.PdfDocument(io.BytesIO(phone.pdf(**options)))
    assert [size for sheet in sheets if (size := sheet.get_size()) != pytest.approx(A4, abs=1.5)] == []
    return [sheet.render(scale=2).to_pil() for sheet in sheets]


def codes(sheet: Image.Image) -> list[str]:
    """What a camera reads on the sheet. Square codes only: rows of "W" look like a bar code."""
    return [code.text for code in zxingcpp.read_barcodes(sheet, formats=zxingcpp.BarcodeFormat.QRCode)]


def bring_poster_of(phone, page: str) -> str:
    """Open the poster of a help page or an event. Returns the address of that page."""
    if page == "event":
        event_page(phone)
        phone.wait_for_load_state()
    address = phone.url if page == "event" else page
    poster(phone, address)
    return address


@pytest.mark.parametrize("page", ["/help/worried-about-school/", "/urgent-help/", "/places-that-can-help/", "event"])
@pytest.mark.parametrize("paper", [{"prefer_css_page_size": True}, {"format": "A4", "print_background": True}])
def test_a_poster_is_one_sheet_and_its_code_leads_to_the_page(phone, seeded, page, paper):
    address = bring_poster_of(phone, page)
    [sheet] = printed(phone, **paper)

    assert codes(sheet) == [address if page == "event" else seeded.address + address]
    assert phone.goto(codes(sheet)[0]).status == 200


@pytest.mark.parametrize(
    ("letters", "size"), [(24, "large"), (48, "middle"), (90, "small"), (160, "tiny"), (255, "tiny")]
)
@pytest.mark.parametrize("words", ["Wednesday morning and ", "W" * 300])
def test_the_longest_words_still_make_one_sheet(phone, seeded, letters, size, words):
    bring_poster_of(phone, "event")
    phone.evaluate(
        """([title, size, intro]) => {
             const head = document.querySelector("h1");
             head.textContent = title;
             head.className = "title title--" + size;
             document.querySelector(".sheet__words > p").textContent = intro;
           }""",
        [(words * 20)[:letters], size, (words * 20)[:300]],
    )
    [sheet] = printed(phone, prefer_css_page_size=True)
    phone.emulate_media(media="print")
    cut_off = phone.evaluate("(box => box.scrollHeight - box.clientHeight)(document.querySelector('.sheet__words'))")

    assert len(codes(sheet)) == 1
    assert cut_off <= 0 or " " not in words


def test_the_strips_stand_at_the_foot_of_the_sheet(phone):
    bring_poster_of(phone, "/help/worried-about-school/")
    sheet = pypdfium2.PdfDocument(io.BytesIO(phone.pdf(prefer_css_page_size=True)))[0]
    letters = sheet.get_textpage().get_text_bounded(bottom=0, top=A4[1] * 60 / 297)
    words = "".join(letters.split())  # letters that stand on their side come one to a line

    assert len(re.findall(r"01632960145", words)) == 8
    assert len(re.findall(r"/p/\d+", words)) == 8


def test_without_scripts_it_is_the_same_sheet(chromium, seeded):
    phone = chromium.new_context(base_url=seeded.address, java_script_enabled=False).new_page()
    poster(phone)

    assert phone.locator("script").count() == 0
    assert phone.get_by_role("heading", level=1).inner_text() == "Worried about school"
    phone.context.close()
