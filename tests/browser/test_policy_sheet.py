"""The policy in short on paper: one sheet, with the numbers to ring."""

import pypdfium2
import pytest


@pytest.fixture
def javascript() -> bool:
    """Paper runs no scripts."""
    return False


def test_the_short_policy_prints_on_one_sheet_with_its_numbers(phone):
    phone.goto("/our-attendance-policy/in-short/")
    sheets = pypdfium2.PdfDocument(phone.pdf(format="A4", prefer_css_page_size=True))
    words = sheets[0].get_textpage().get_text_range()

    assert len(sheets) == 1
    assert [number for number in ("01632 960146", "01632 960145", "Helen Reid") if number not in words] == []
    assert "/our-attendance-policy/" in words
