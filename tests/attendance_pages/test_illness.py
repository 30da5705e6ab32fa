"""“Can they come in?” answered in three seconds, in a parent's own words, and only with what somebody checked."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import IntegrityError
from django.urls import reverse
from wagtail.models import Page, Site

from attendance_pages.models import GuidanceIndexPage, IllnessPage, IllnessTopic
from home.models import HomePage
from tests.cast import signed_in

TODAY = date(2026, 11, 23)
Decision = IllnessTopic.Decision


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(f"{TODAY} 07:30"):
        yield


@pytest.fixture
def page(home) -> IllnessPage:
    """The page, without any illness."""
    return home.add_child(instance=IllnessPage(title="Can they come in?", slug="ill", body=[]))


def topic(site, name: str = "Chickenpox", **fields) -> IllnessTopic:
    """An illness that somebody checked today."""
    values = {
        "decision": Decision.HOME,
        "back_when": "When all spots have crusted over.",
        "nhs_url": "https://www.nhs.uk/conditions/chickenpox/",
        "source_checked_on": TODAY,
        "checked_by": "Tom in the office",
    }
    return IllnessTopic.objects.create(site=site, name=name, **{**values, **fields})


def main(client, **query) -> BeautifulSoup:
    """The main part of the page as a phone gets it."""
    answer = client.get("/ill/", query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def named(soup) -> list[str]:
    """The illnesses on the page, each with its answer, in order."""
    return [heading.get_text() for heading in soup.select("article h3")]


def test_the_numbers_for_an_emergency_come_before_everything_else(parent, site, page):
    topic(site)

    assert [link["href"] for link in main(parent).find_all("a")][:2] == ["tel:999", "tel:111"]


@pytest.mark.parametrize(
    ("decision", "words"),
    [(Decision.SCHOOL, "Come in"), (Decision.HOME, "Stay at home"), (Decision.ADVICE, "Get advice first")],
)
def test_an_illness_says_in_words_what_to_do_back_when_and_who_says_so(parent, site, page, decision, words):
    topic(site, decision=decision, advice="Cut nails short.", tell_us="Tell us today.")
    card = main(parent).article

    assert card.h3.get_text() == f"Chickenpox: {words}"
    assert [line.get_text(" ", strip=True) for line in card.find_all("p")] == [
        words,
        "Back when: When all spots have crusted over.",
        "Cut nails short.",
        "Tell us today.",
        "Checked against NHS on 23 November 2026. NHS page : Chickenpox",
    ]
    assert card.a["href"] == "https://www.nhs.uk/conditions/chickenpox/"


def test_who_checked_it_stays_at_school(parent, site, page):
    topic(site)

    assert (IllnessTopic.objects.get().checked_by, "Tom in the office" in str(main(parent))) == (
        "Tom in the office",
        False,
    )


def test_all_of_them_stand_on_one_page_from_a_to_z(parent, site, page):
    for name in ("COVID-19", "Scarlet fever", "Cold sore"):
        topic(site, name)

    assert named(main(parent)) == ["Cold sore: Stay at home", "COVID-19: Stay at home", "Scarlet fever: Stay at home"]


@pytest.mark.parametrize("days", IllnessTopic.Counts.values)
def test_a_check_counts_up_to_its_last_day_and_not_one_day_longer(parent, site, page, days):
    kept = topic(site, "Kept", source_checked_on=TODAY - timedelta(days=days), hide_if_older_than=days)
    gone = topic(site, "Gone", source_checked_on=TODAY - timedelta(days=days + 1), hide_if_older_than=days)

    assert named(main(parent)) == ["Kept: Stay at home"]
    assert (kept.is_shown, gone.is_shown) == (True, False)
    assert list(IllnessTopic.objects.to_check()) == [gone]


def test_what_nobody_checked_is_not_shown(parent, site, page):
    unchecked = topic(site, source_checked_on=None)

    assert (named(main(parent)), unchecked.is_shown) == ([], False)
    assert list(IllnessTopic.objects.to_check()) == [unchecked]


def test_a_check_counts_for_one_of_the_times_that_staff_can_pick(site):
    with pytest.raises(IntegrityError):
        topic(site, hide_if_older_than=9)


def test_an_illness_is_in_the_list_once(site):
    topic(site)
    with pytest.raises(IntegrityError):
        topic(site)


def test_another_schools_illnesses_stay_there(parent, site, page):
    other_home = HomePage(title="Other", slug="other")
    Page.get_first_root_node().add_child(instance=other_home)
    other = Site.objects.create(hostname="other.example", root_page=other_home)
    topic(other, "Theirs")
    topic(site, "Ours")

    assert named(main(parent)) == ["Ours: Stay at home"]
    assert named(main(parent, q="theirs")) == ["Ours: Stay at home"]


def test_a_parents_own_words_find_the_illness(parent, site, page):
    topic(site, "Sickness or diarrhoea", other_words="poorly tummy, throwing up, runs", advice="Small sips.")
    topic(site, "Head lice", other_words="nits, itchy head", decision=Decision.SCHOOL)
    soup = main(parent, q="She has been throwing up")

    assert named(soup) == ["Sickness or diarrhoea: Stay at home"]
    assert soup.article.details.has_attr("open")
    assert soup.select_one("[role=status]").get_text(strip=True) == "1 answer for “She has been throwing up”"
    assert soup.find(id="id_illness")["value"] == "She has been throwing up"


def test_where_nothing_is_found_it_says_what_to_do_and_shows_everything(parent, site, page):
    topic(site)
    topic(site, "Measles")
    soup = main(parent, q="zebra")

    assert soup.select_one("[role=status]").get_text(strip=True) == "We found nothing for “zebra”"
    assert [link["href"] for link in soup.select('.card--glow a[href^="tel:"]')] == ["tel:01632960145"]
    assert named(soup) == ["Chickenpox: Stay at home", "Measles: Stay at home"]


def test_plain_links_show_only_one_kind_of_answer(parent, site, page):
    topic(site)
    topic(site, "Head lice", decision=Decision.SCHOOL)
    links = main(parent).select(".switch a")

    assert [(link.get_text(), link["href"]) for link in links] == [
        ("All", "/ill/#answers"),
        ("Come in (1)", "/ill/?decision=school#answers"),
        ("Stay at home (1)", "/ill/?decision=home#answers"),
    ]
    assert named(main(parent, decision="school")) == ["Head lice: Come in"]
    assert [link.get_text() for link in main(parent, decision="school").select("[aria-current]")] == ["Come in (1)"]


@pytest.mark.parametrize("decision", ["", "advice", "zebra", "\x00", "x" * 300_000])
def test_a_kind_of_answer_that_is_not_there_shows_all(parent, site, page, decision):
    topic(site)

    assert named(main(parent, decision=decision)) == ["Chickenpox: Stay at home"]


@pytest.mark.parametrize(
    "words", ["\x00", '"', '"open', "'; DROP TABLE--", "%", "\\", "😢", "spot\x00s", "zebra " * 50_000, "\ud800"]
)
def test_whatever_somebody_types_the_illnesses_stay_there(parent, site, page, words):
    topic(site, other_words="spots")
    soup = main(parent, q=words.encode("utf-8", "surrogatepass"))

    assert named(soup) == ["Chickenpox: Stay at home"]
    assert len(soup.find(id="id_illness")["value"]) <= 100


def test_words_come_back_as_words_and_never_as_markup(parent, site, page):
    soup = main(parent, q="<script>alert(1)</script>")

    assert [script for script in soup.find_all("script") if not script.has_attr("src")] == []
    assert soup.find(id="id_illness")["value"] == "<script>alert(1)</script>"


def test_the_sites_search_finds_the_page_by_every_illness_also_by_a_new_one(parent, site, page):
    topic(site, other_words="itchy blisters")
    answer = BeautifulSoup(parent.get("/search/", {"q": "blisters"}).content, "html.parser")

    assert page.illness_words == "Chickenpox itchy blisters"
    assert [link["href"] for link in answer.select("main .task")] == ["/ill/"]


def test_a_school_has_the_page_once_and_another_school_has_its_own(site, home, page):
    index = home.add_child(instance=GuidanceIndexPage(title="Help", slug="help"))
    other_home = Page.get_first_root_node().add_child(instance=HomePage(title="Other", slug="other"))

    assert (IllnessPage.can_create_at(index), IllnessPage.can_create_at(other_home)) == (False, True)


def test_the_office_sees_which_illnesses_to_check_again(site, office):
    topic(site, "Fresh")
    topic(site, "Old", source_checked_on=TODAY - timedelta(days=366))
    address = reverse("wagtailsnippets_attendance_pages_illnesstopic:list")

    def listed(**query) -> list[str]:
        soup = BeautifulSoup(signed_in(office).get(address, query).content, "html.parser")
        return [link.get_text(strip=True) for link in soup.select("table .title-wrapper a")]

    assert (listed(), listed(to_check="yes"), listed(to_check="no")) == (["Fresh", "Old"], ["Old"], ["Fresh"])
