"""The list of help pages, and what each block says to a parent."""

import pytest
from bs4 import BeautifulSoup

from attendance_pages.models import GuidanceIndexPage, GuidancePage
from home.models import SchoolSettings


def shown(parent, home, *blocks) -> BeautifulSoup:
    """The main part of a help page with these blocks."""
    home.add_child(instance=GuidancePage(title="Worried", slug="worried", body=list(blocks)))
    return BeautifulSoup(parent.get("/worried/").content, "html.parser").main


@pytest.fixture
def index(home):
    """The list of help pages."""
    return home.add_child(instance=GuidanceIndexPage(title="Help", slug="help"))


def test_the_list_shows_the_live_pages_in_the_schools_order(parent, index):
    for title, live in [("Second in the alphabet", True), ("A draft", False), ("Another one", True)]:
        index.add_child(instance=GuidancePage(title=title, live=live, body=[]))
    soup = BeautifulSoup(parent.get("/help/").content, "html.parser")

    assert [link.get_text(strip=True) for link in soup.select("main .cards b")] == [
        "Second in the alphabet",
        "Another one",
    ]


def test_a_private_page_is_not_in_the_list(parent, index):
    page = index.add_child(instance=GuidancePage(title="For staff", body=[]))
    assert "For staff" in parent.get("/help/").content.decode()
    page.view_restrictions.create(restriction_type="login")

    assert "For staff" not in parent.get("/help/").content.decode()


@pytest.mark.parametrize(
    ("level", "label", "numbers"),
    [
        ("999", "Emergency: ring 999", ["tel:999"]),
        ("111", "Get help soon: ring 111", ["tel:111"]),
        ("gp", "Ask your GP surgery", []),
        ("talk", "Talk to us", ["tel:01632960145"]),
    ],
)
def test_an_urgency_card_says_in_words_who_to_ring_and_rings_on_a_tap(parent, home, level, label, numbers):
    card = ("urgency_card", {"level": level, "heading": "Now", "text": "<p>Ring.</p>"})
    section = shown(parent, home, card).select_one(".urgency")

    assert section.select_one(".urgency__label").get_text() == label
    assert [link["href"] for link in section.select('a[href^="tel:"]')] == numbers


def test_without_a_phone_the_card_still_offers_a_way_to_write(parent, home):
    SchoolSettings.objects.update(phone="")
    card = ("urgency_card", {"level": "talk", "heading": "Now", "text": "<p>Write.</p>"})

    assert [link["href"] for link in shown(parent, home, card).select(".urgency a")] == ["/messages/write/"]


def test_answers_open_without_any_script(parent, home):
    question = {"question": "Will I be told off?", "answer": "<p>No.</p>"}
    block = ("question_and_answer", {"heading": "Shy questions", "questions": [question]})
    details = shown(parent, home, block).select_one("details")

    assert (details.summary.get_text(), details.p.get_text()) == ("Will I be told off?", "No.")


def test_what_happens_next_is_a_numbered_list(parent, home):
    block = ("what_happens_next", {"heading": "Then", "steps": ["We ring you.", "We listen."]})

    assert [item.get_text() for item in shown(parent, home, block).select("ol.steps li")] == [
        "We ring you.",
        "We listen.",
    ]


def test_a_drawing_is_either_told_in_words_or_passed_over(parent, home):
    told = ("picture", {"drawing": "mug", "alt": "A mug of tea", "caption": "Tea"})
    decorating = ("picture", {"drawing": "sun", "alt": "", "caption": ""})
    first, second = shown(parent, home, told, decorating).select("figure .drawing")

    assert (first["role"], first["aria-label"]) == ("img", "A mug of tea")
    assert (second["aria-hidden"], second.get("aria-label")) == ("true", None)


def test_every_help_page_ends_with_a_person(parent, home):
    card = shown(parent, home, ("text", "<p>Hello.</p>")).select_one('[aria-labelledby="tell-us"]')

    assert card.h2.get_text() == "Talk to us"
    assert card.select_one('a[href^="tel:"]')["href"] == "tel:01632960145"


def test_every_number_in_steps_rings_on_a_tap_and_other_words_stay_as_they_are(parent, home):
    step = {"title": "Ring 01632 960147", "text": "Between 8:15 & 4. At night, 116 123 <always> answers."}
    items = shown(parent, home, ("steps", {"heading": "Today", "steps": [step]})).select(".steps li")

    assert [item.get_text(" ", strip=True) for item in items] == [
        "Ring 01632 960147 Between 8:15 & 4. At night, 116 123 <always> answers."
    ]
    assert [link["href"] for link in items[0].select("a")] == ["tel:01632960147", "tel:116123"]


@pytest.mark.parametrize("watched", [True, False])
def test_a_page_for_somebody_who_is_watched_can_be_left_before_anything_else(parent, home, watched):
    home.add_child(instance=GuidancePage(title="Hard at home", slug="hard", body=[], leave_quickly=watched))
    soup = BeautifulSoup(parent.get("/hard/").content, "html.parser")

    assert soup.find("a").get_text(strip=True) == ("Leave this page" if watched else "Skip to the main part")
    assert [script["src"] for script in soup.select('script[src*="leave"]')] == ["/static/js/leave.js"] * watched
