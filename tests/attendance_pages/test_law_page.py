"""What the law says: once, calmly, help first; for the school's own nation unless a parent picks another."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from attendance_pages.law_blocks import CHECK_EVERY
from attendance_pages.models import GuidanceIndexPage, LawPage
from home.models import HomePage, SchoolSettings
from tests.cast import signed_in

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(f"{TODAY} 09:00"):
        yield


def part(kind: str, title: str, checked_on: date | None = TODAY) -> tuple[str, dict]:
    """One thing the law says."""
    words = {"title": title, "text": "<p>Calm words.</p>", "source": "GOV.UK", "link": f"https://gov.example/{kind}/"}
    return kind, {**words, "checked_on": checked_on}


@pytest.fixture
def page(home) -> LawPage:
    """The page: England whole and in no order, Wales begun, the others empty."""
    england = [
        part("how_to_challenge_it", "Ask again"),
        part("what_the_council_can_do", "A letter"),
        part("what_you_can_ask_for", "A meeting"),
        part("what_we_do_first", "We listen"),
    ]
    wales = [part("what_we_do_first", "Croeso", checked_on=None)]
    return home.add_child(instance=LawPage(title="The law", slug="law", england=england, wales=wales))


def main(client, **query) -> BeautifulSoup:
    """The main part of the page as a phone gets it."""
    answer = client.get("/law/", query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def switch(soup) -> list[tuple[str, str, bool]]:
    """The nations to pick from, where each leads, and whether it is the one on the page."""
    return [(link.get_text(), link["href"], link.has_attr("aria-current")) for link in soup.select(".switch a")]


def titles(soup) -> list[str]:
    """What the page says, in order."""
    return [heading.get_text() for heading in soup.select("section section h3")]


def test_help_comes_first_and_the_last_word_is_the_parents(parent, page):
    assert titles(main(parent)) == ["We listen", "A meeting", "A letter", "Ask again"]
    assert [heading.get_text() for heading in main(parent).select(".flow > section > h2")][:4] == [
        "What we do first",
        "What you can ask for",
        "What the council can do, rarely",
        "How to challenge it",
    ]


def test_the_schools_own_nation_is_shown_and_offered_first(parent, page):
    SchoolSettings.objects.update(nation="wales")

    assert switch(main(parent)) == [
        ("Wales", "/law/?nation=wales", True),
        ("England", "/law/?nation=england", False),
    ]
    assert titles(main(parent)) == ["Croeso"]


def test_a_parent_can_pick_another_nation(parent, page):
    assert titles(main(parent, nation="wales")) == ["Croeso"]
    assert switch(main(parent, nation="wales"))[1] == ("Wales", "/law/?nation=wales", True)


@pytest.mark.parametrize("nation", ["", "france", "scotland", "ENGLAND", "\x00", "'", "x" * 300_000])
def test_a_nation_that_is_not_there_shows_the_schools_own(parent, page, nation):
    assert titles(main(parent, nation=nation))[0] == "We listen"


def test_where_nothing_is_written_for_the_schools_nation_it_says_so(parent, page):
    SchoolSettings.objects.update(nation="scotland")

    assert "We have not written this part yet." in main(parent).get_text()


def test_sources_are_listed_once_below(parent, page):
    page.england = [part("what_we_do_first", "One"), part("what_we_do_first", "Two")]
    page.save()
    [section] = [
        part for part in main(parent).select(".flow > section:has(> h2)") if "comes from" in part.h2.get_text()
    ]
    listed = section.select("li a")

    assert [(link.get_text(), link["href"]) for link in listed] == [("GOV.UK", "https://gov.example/what_we_do_first/")]


@pytest.mark.parametrize(
    ("checked_on", "said"),
    [
        (TODAY - CHECK_EVERY, "Checked on 23 November 2025. GOV.UK"),
        (
            TODAY - CHECK_EVERY - timedelta(days=1),
            "Please check it there We last read it on 22 November 2025, and it may have changed. GOV.UK",
        ),
        (None, "Please check it there Nobody here has checked this yet. GOV.UK"),
    ],
)
def test_each_part_says_when_its_source_was_read(parent, page, checked_on, said):
    page.england = [part("what_we_do_first", "One", checked_on)]
    page.save()

    assert main(parent).select_one("section section .small").get_text(" ", strip=True) == said


def test_it_always_explains_the_law_and_nobody_has_to_tick_that(page, office):
    form = signed_in(office).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert (form.status_code, b'name="explains_the_law"' in form.content) == (200, False)
    assert LawPage(title="New").explains_the_law is True


def test_a_school_has_it_once_and_another_school_has_its_own(home, page):
    index = home.add_child(instance=GuidanceIndexPage(title="Help", slug="help"))
    other_home = Page.get_first_root_node().add_child(instance=HomePage(title="Other", slug="other"))

    assert (LawPage.can_create_at(index), LawPage.can_create_at(other_home)) == (False, True)
