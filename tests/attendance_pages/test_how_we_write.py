"""“How we write”: the list of wordings, open to everybody, made from what the editor checks."""

import pytest
from bs4 import BeautifulSoup

from attendance_pages.models import AllowedTerm, HowWeWritePage
from attendance_pages.tone.lexicon import load
from attendance_pages.tone.matcher import Matcher

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site) -> HowWeWritePage:
    """The page of a school that wrote nothing above the lists."""
    return site.root_page.add_child(instance=HowWeWritePage(title="How we write", slug="how-we-write"))


def shown(parent, page) -> BeautifulSoup:
    """What a parent sees."""
    return BeautifulSoup(parent.get(page.url).content, "html.parser").main


def test_every_wording_to_change_or_explain_stands_there_once(parent, page):
    lines = [item.get_text() for item in shown(parent, page).select("details li")]
    told = [term for term in load() if term.strength != "consider" and term.evidence != "C"]

    assert len(lines) == len(told) > 100
    first = next(term for term in told if term.category == "threat")
    assert lines[0] == f"{first.kinder}, not “{first.term}”. {first.reason} ({first.evidence})"


def test_the_lists_are_folded_and_have_plain_names(parent, page):
    lists = shown(parent, page).select("details:has(b)")

    assert [one.has_attr("open") for one in lists] == [False] * 8
    assert lists[0].summary.get_text().startswith("Words that sound like a threat (")


def test_what_the_school_switched_off_is_not_there(parent, page, site):
    before = shown(parent, page).get_text()
    AllowedTerm.objects.create(site=site, term_id="t128-robust")

    assert ("“robust”" in before, "“robust”" in shown(parent, page).get_text()) == (True, False)


def test_our_own_check_finds_nothing_to_change_on_it(parent, page):
    words = shown(parent, page).get_text("\n\n").replace("”\n\n", "” ")

    assert [hit.text for hit in Matcher(load()).find(words) if hit.term.strength == "strong"] == []


def test_it_leads_to_the_form(parent, page):
    link = shown(parent, page).find("a", string="Tell us of a word that hurts")
    assert (link["href"], parent.get(link["href"]).status_code) == ("/messages/words/", 200)
