"""The stamp under a page: when it was checked, with whom, and what families changed."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from home.models import StandardPage

CHECKED = {"reviewed_on": date(2026, 11, 3), "review_due_on": date(2027, 11, 3)}


def stamp(parent, home, **fields) -> str:
    """The stamp of a page with these dates, as a parent reads it."""
    home.add_child(instance=StandardPage(title="About", slug="about", body=[], **{**CHECKED, **fields}))
    soup = BeautifulSoup(parent.get("/about/").content, "html.parser")
    return soup.select_one(".review-stamp").get_text(" ", strip=True)


def test_it_says_when_the_school_checked_the_page_and_when_it_will_again(parent, home):
    assert (
        stamp(parent, home) == "We last checked this page on 3 November 2026 . We will check it again by November 2027."
    )


@pytest.mark.parametrize(
    ("looked_at_on", "said"),
    [
        (date(2026, 10, 8), "In October 2026 we went through it with six parents."),
        (None, "We went through it with six parents."),
    ],
)
def test_it_says_who_looked_at_it_with_us_and_what_changed(parent, home, looked_at_on, said):
    words = {"looked_at_on": looked_at_on, "looked_at_with": "six parents", "what_changed": "The phone is on top."}

    assert stamp(parent, home, **words).endswith(f"{said} What we changed: The phone is on top.")


def test_what_families_read_there_is_never_markup(parent, home):
    assert "<b>six</b>" in stamp(parent, home, looked_at_with="<b>six</b> parents")
