"""What every page carries at its foot: a person, was it any help, send it on, print it, when it was checked."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from home.models import StandardPage


@pytest.fixture
def about(home) -> StandardPage:
    """A plain page."""
    return home.add_child(instance=StandardPage(title="Late & sorry", slug="late", body=[]))


def shown(client, path: str) -> BeautifulSoup:
    """A page as a tree."""
    return BeautifulSoup(client.get(path).content, "html.parser")


def stamp_of(client, page, **fields) -> str:
    """The stamp of the page with these fields, as a parent reads it."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    return shown(client, page.get_url()).select_one(".review-stamp").get_text(" ", strip=True)


def test_a_text_message_is_ready_to_be_sent(parent, about):
    words = f"This may help: “Late & sorry”, from Foxglove Lane. http://testserver/p/{about.pk}"
    page = shown(parent, "/late/")
    address = urlsplit(page.select_one('main a[href^="sms:"]')["href"])

    assert page.select_one(".share").get_text() == words
    assert (address.path, parse_qs(address.query)) == ("", {"body": [words]})


def test_the_short_address_leads_to_the_page_also_after_it_moved(parent, home, about):
    assert parent.get(f"/p/{about.pk}")["Location"] == "/late/"
    about.slug = "running-late"
    about.save()

    assert parent.get(f"/p/{about.pk}")["Location"] == "/running-late/"
    assert list(parent.cookies) == []


def test_on_paper_a_page_says_where_it_is_and_how_old_the_words_are(parent, about):
    said = shown(parent, "/late/").select_one(".only-print").get_text(" ", strip=True)
    day = f"{timezone.localdate():%-d %B %Y}"

    assert said == f"Find this page again at testserver/late. This is what it said on {day}."


def test_what_is_only_for_the_screen_stays_off_paper(parent, about):
    buttons = shown(parent, "/late/").select_one("#any-help").parent

    assert "no-print" in buttons["class"]
    assert [link.get_text() for link in buttons.select(".row > a.button")] == ["Yes", "Not really"]


def test_the_newest_change_is_told_with_its_day(parent, about):
    day = timezone.localdate() - timedelta(days=2)
    said = stamp_of(parent, about, change_note="We added the blue door.", changed_on=day)

    assert said.startswith(f"New since {day:%-d %B %Y}: We added the blue door. We last checked this page on")
    assert stamp_of(parent, about, changed_on=None).startswith("What is new: We added the blue door.")


@pytest.mark.parametrize(
    ("days", "named"), [(None, True), (1, True), (0, True), (-1, False)], ids=["no day", "before", "last day", "after"]
)
def test_parents_who_wrote_with_us_are_named_until_the_day_they_agreed_to(parent, about, days, named):
    until = None if days is None else timezone.localdate() + timedelta(days=days)
    said = stamp_of(parent, about, co_authors="Nadia and two Year 2 mums", co_authors_until=until)

    assert ("We wrote this with Nadia and two Year 2 mums." in said) == named
    assert ("Nadia" in shown(parent, "/late/").get_text()) == named


def test_names_and_notes_are_never_markup(parent, about):
    said = stamp_of(parent, about, co_authors="<b>Nadia</b>", change_note="<b>new</b>")

    assert ("<b>Nadia</b>" in said, "<b>new</b>" in said) == (True, True)


NOT_FOOTED = {"HomePage", "ContactPage"}


def test_every_help_page_of_the_demo_has_it_once(demo_pages):
    asks = {page.path: page.html.count('id="any-help"') for page in demo_pages if page.kind not in NOT_FOOTED}
    talks = {page.path: page.html.count('id="tell-us"') for page in demo_pages if page.kind not in NOT_FOOTED}

    assert {path for path, times in asks.items() if times != 1} == set()
    assert {path for path, times in talks.items() if times != 1} == set()
    assert len(asks) >= 20


def test_the_door_to_a_confidence_asks_for_no_opinion(demo_pages):
    assert [page.html.count('id="any-help"') for page in demo_pages if page.kind == "ContactPage"] == [0]
