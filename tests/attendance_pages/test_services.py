"""The places that can help: only numbers that somebody checked, and only the own school's."""

from datetime import date

import pytest
import time_machine

from attendance_pages.models import GuidancePage, ServiceDirectoryPage, SupportService
from tests.attendance_pages.places import cards, other_school, place, soup_of

Status = SupportService.Status
CHECKED = date(2026, 11, 3)


@pytest.fixture(autouse=True)
def _november():
    """The month in which the tests' places were checked."""
    with time_machine.travel("2026-11-23 10:00 +0000", tick=False):
        yield


@pytest.fixture
def directory(home):
    """The page with all places."""
    return home.add_child(instance=ServiceDirectoryPage(title="Places that can help", slug="places"))


def test_a_checked_place_is_shown_with_a_number_to_tap(parent, site, directory):
    place(site, assured_date=CHECKED)

    assert [link["href"] for link in soup_of(parent).select('.service-card a[href^="tel:"]')] == ["tel:116123"]
    assert cards(parent)["Samaritans"].endswith("We checked this on 3 November 2026. It did not work?")


@pytest.mark.parametrize(
    "hidden",
    [
        {"assured_date": None},
        {"assured_date": date(2025, 11, 22)},
        {"status": Status.INACTIVE},
        {"status": Status.DEFUNCT},
    ],
)
def test_what_nobody_checked_or_wants_is_not_shown(parent, site, directory, hidden):
    place(site, name="Shown")
    place(site, name="Hidden", **hidden)

    assert list(cards(parent)) == ["Shown"]


def test_a_place_that_is_due_for_a_check_says_that_it_may_have_changed(parent, site, directory):
    place(site, assured_date=date(2026, 4, 20))

    assert cards(parent)["Samaritans"].endswith(
        "We last checked this in April 2026, so it may have changed. It did not work?"
    )


def test_a_place_that_is_closed_for_now_says_so_and_offers_no_number(parent, site, directory):
    place(site, status=Status.TEMPORARILY_CLOSED, hours=[{"all_day": True}])

    assert "Closed for now" in cards(parent)["Samaritans"]
    assert "Usually open now" not in cards(parent)["Samaritans"]
    assert "116 123" not in cards(parent)["Samaritans"]


def test_the_school_decides_the_order(parent, site, directory):
    place(site, name="Second", sort_order=2)
    place(site, name="First", sort_order=1)

    assert list(cards(parent)) == ["First", "Second"]


def test_another_schools_places_stay_there(parent, site, directory):
    place(other_school(), name="Of the other school")
    place(site, name="Ours")

    assert list(cards(parent)) == ["Ours"]


def test_a_text_number_opens_a_message_with_the_word_in_it(parent, site, directory):
    place(site, number="", text=("85258", "SHOUT"))

    assert soup_of(parent).select_one('a[href^="sms:"]')["href"] == "sms:85258?&body=SHOUT"


def on_a_help_page(home, *chosen) -> None:
    """A help page on which an editor chose these places."""
    body = [("places_that_can_help", {"heading": "Outside school", "services": list(chosen)})]
    home.add_child(instance=GuidancePage(title="Worried", slug="worried", body=body))


def test_a_help_page_shows_the_places_that_an_editor_chose(parent, site, home):
    on_a_help_page(home, place(site))
    page = soup_of(parent, "/worried/")

    assert page.select_one("section.wide h2").get_text() == "Outside school"
    assert page.select_one(".service-card h3").get_text() == "Samaritans"


def test_a_help_page_follows_the_same_rule_as_the_list(parent, site, home):
    due, old = (
        place(site, name="Due", assured_date=date(2026, 4, 20)),
        place(site, "Old", assured_date=date(2025, 1, 1)),
    )
    on_a_help_page(home, due, old, place(other_school(), name="Theirs"))

    assert list(cards(parent, "/worried/")) == ["Due"]
    assert "so it may have changed" in cards(parent, "/worried/")["Due"]


def test_a_place_that_was_deleted_leaves_the_help_page_whole(parent, site, home):
    gone = place(site, name="Gone")
    on_a_help_page(home, gone, place(site, name="Still there"))
    gone.delete()

    assert list(cards(parent, "/worried/")) == ["Still there"]
