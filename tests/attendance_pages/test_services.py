"""The places that can help: only numbers that somebody checked, and only the own school's."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Site

from attendance_pages.models import GuidancePage, ServiceDirectoryPage, SupportService
from home.models import HomePage

Status = SupportService.Status


def place(site, **fields) -> SupportService:
    """A helpline that was checked this month."""
    values = {
        "name": "Samaritans",
        "description": "They listen.",
        "phone": "116 123",
        "assured_date": date(2026, 11, 3),
    }
    return SupportService.objects.create(site=site, **{**values, **fields})


@pytest.fixture
def directory(home):
    """The page with all places."""
    return home.add_child(instance=ServiceDirectoryPage(title="Places that can help", slug="places"))


def cards(parent) -> dict[str, str]:
    """What the page says of each place, by its name."""
    soup = BeautifulSoup(parent.get("/places/").content, "html.parser")
    return {card.h3.get_text(): card.get_text(" ", strip=True) for card in soup.select(".service-card")}


def test_a_checked_place_is_shown_with_a_number_to_tap(parent, site, directory):
    place(site)
    soup = BeautifulSoup(parent.get("/places/").content, "html.parser")

    assert [link["href"] for link in soup.select('.service-card a[href^="tel:"]')] == ["tel:116123"]
    assert cards(parent)["Samaritans"].endswith("We checked this on 3 November 2026.")


@pytest.mark.parametrize("hidden", [{"assured_date": None}, {"status": Status.INACTIVE}])
def test_what_nobody_checked_or_wants_is_not_shown(parent, site, directory, hidden):
    place(site, name="Shown")
    place(site, name="Hidden", **hidden)

    assert list(cards(parent)) == ["Shown"]


def test_a_place_that_is_closed_for_now_says_so_and_offers_no_number(parent, site, directory):
    place(site, status=Status.TEMPORARILY_CLOSED)

    assert "Closed for now" in cards(parent)["Samaritans"]
    assert "116 123" not in cards(parent)["Samaritans"]


def test_the_school_decides_the_order(parent, site, directory):
    place(site, name="Second", sort_order=2)
    place(site, name="First", sort_order=1)

    assert list(cards(parent)) == ["First", "Second"]


def test_another_schools_places_stay_there(parent, site, directory):
    other_home = HomePage(title="Other", slug="other")
    Page.get_first_root_node().add_child(instance=other_home)
    other = Site.objects.create(hostname="other.example", root_page=other_home)
    place(other, name="Of the other school")
    place(site, name="Ours")

    assert list(cards(parent)) == ["Ours"]


def test_a_text_number_opens_a_message_with_the_word_in_it(parent, site, directory):
    place(site, text_number="85258", text_word="SHOUT")
    soup = BeautifulSoup(parent.get("/places/").content, "html.parser")

    assert soup.select_one('a[href^="sms:"]')["href"] == "sms:85258?&body=SHOUT"


def test_a_help_page_shows_the_places_that_an_editor_chose(parent, site, home):
    chosen = place(site)
    body = [("places_that_can_help", {"heading": "Outside school", "services": [chosen]})]
    home.add_child(instance=GuidancePage(title="Worried", slug="worried", body=body))
    soup = BeautifulSoup(parent.get("/worried/").content, "html.parser")

    assert soup.select_one("section.wide h2").get_text() == "Outside school"
    assert soup.select_one(".service-card h3").get_text() == "Samaritans"


def test_a_place_that_was_deleted_leaves_the_help_page_whole(parent, site, home):
    chosen = place(site)
    body = [("places_that_can_help", {"heading": "Outside school", "services": [chosen]})]
    home.add_child(instance=GuidancePage(title="Worried", slug="worried", body=body))
    chosen.delete()

    assert parent.get("/worried/").status_code == 200
