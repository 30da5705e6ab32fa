"""A parent finds a place by what is wrong, where they live, whether it is free, open, or speaks their language."""

import pytest
import time_machine
from bs4 import BeautifulSoup

from attendance_pages.models import ServiceDirectoryPage
from home.models import SchoolSettings
from tests.attendance_pages.places import cards, other_school, place, soup_of

OFFICE_HOURS = [{"byday": ["MO", "TU", "WE", "TH", "FR"], "opens_at": "09:00", "closes_at": "17:00"}]
MONDAY_NOON = "2026-11-23 12:00 +0000"
LIGHT = 14 * 1024


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(MONDAY_NOON, tick=False):
        yield


@pytest.fixture
def directory(site, home):
    """A list with places that differ in everything one can ask for."""
    place(site, name="Worry line", needs=["worried"], is_free=True, hours=[{"all_day": True}], sort_order=1)
    place(site, name="Food bank", needs=["money"], nations=["england"], other_words="hungry", sort_order=2)
    place(site, name="Welsh advice", needs=["money"], nations=["wales"], is_free=True, languages="Welsh", sort_order=3)
    place(site, name="Debt line", needs=["money"], nations=["england", "wales"], hours=OFFICE_HOURS, sort_order=4)
    place(site, name="Night line", needs=["talk"], hours=[{"opens_at": "18:00", "closes_at": "02:00"}], sort_order=5)
    place(site, name="Any tongue", needs=["new_here"], interpretation_services="By phone", sort_order=6)
    return home.add_child(instance=ServiceDirectoryPage(title="Places that can help", slug="places"))


ENGLISH = ["Worry line", "Food bank", "Debt line", "Night line", "Any tongue"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ENGLISH),
        ("?need=money", ["Food bank", "Debt line"]),
        ("?nation=wales", ["Worry line", "Welsh advice", "Debt line", "Night line", "Any tongue"]),
        ("?nation=uk", ["Worry line", "Food bank", "Welsh advice", "Debt line", "Night line", "Any tongue"]),
        ("?free=on", ["Worry line"]),
        ("?open=on", ["Worry line", "Debt line"]),
        ("?nation=uk&language=Welsh", ["Welsh advice", "Any tongue"]),
        ("?q=HUNGRY", ["Food bank"]),
        ("?q=money+debt", ["Debt line"]),
        ("?need=money&nation=wales&free=on", ["Welsh advice"]),
        ("?utm_source=letter&fbclid=1", ENGLISH),
    ],
)
def test_the_list_shows_what_was_asked_for(parent, directory, asked, found):
    assert list(cards(parent, "/places/" + asked)) == found


@pytest.mark.parametrize("nation", ["wales", "scotland"])
def test_the_schools_own_nation_comes_first_without_asking(parent, directory, nation):
    SchoolSettings.objects.update(nation=nation)

    assert ("Welsh advice" in cards(parent)) is (nation == "wales")
    assert ("Food bank" in cards(parent)) is False


def heading(page: BeautifulSoup) -> str:
    """How many, and of what."""
    return [h2.get_text(" ", strip=True) for h2 in page.main.find_all("h2")][1]


def test_the_heading_counts_and_says_what_was_asked(parent, directory):
    assert heading(soup_of(parent)) == "5 places"
    assert (
        heading(soup_of(parent, "/places/?need=money&nation=wales&free=on")) == "1 place: Money and food, Wales, free"
    )
    assert heading(soup_of(parent, "/places/?open=on&q=debt")) == "1 place: usually open now, “debt”"


def chips(page: BeautifulSoup) -> dict[str, str]:
    """The needs to tap, with where they lead."""
    return {chip.get_text(): chip["href"] for chip in page.select(".chips a")}


def test_only_needs_that_somebody_answers_to_are_offered(parent, directory):
    assert chips(soup_of(parent)) == {
        "Worried or anxious": "?need=worried#found",
        "Someone to talk to": "?need=talk#found",
        "Money and food": "?need=money#found",
        "New to this country": "?need=new_here#found",
    }


def test_a_chosen_need_is_marked_keeps_the_rest_and_leads_back_on_a_second_tap(parent, directory):
    page = soup_of(parent, "/places/?need=money&nation=wales")

    assert [chip.get_text() for chip in page.select(".chips [aria-current]")] == ["Money and food"]
    assert chips(page)["Money and food"] == "?nation=wales#found"
    assert chips(page)["Worried or anxious"] == "?need=worried&nation=wales#found"


def test_the_form_remembers_what_was_asked(parent, directory):
    form = soup_of(parent, "/places/?need=money&nation=wales&free=on&q=debt").select_one("form.form")

    assert form["method"] == "get"
    assert form.select_one("[name=need]")["value"] == "money"
    assert form.select_one("[name=nation] [selected]")["value"] == "wales"
    assert (form.select_one("[name=free]").has_attr("checked"), form.select_one("[name=q]")["value"]) == (True, "debt")
    assert form.select_one("[name=open]").has_attr("checked") is False


def test_nothing_found_says_what_to_do_and_how_to_see_all(parent, directory):
    page = soup_of(parent, "/places/?q=zebra")

    assert heading(page) == "Nothing found yet"
    assert "You can leave something out, or ask us. We will look with you." in page.main.get_text(" ", strip=True)
    assert page.find("a", string="Show all places again")["href"] == "/places/"


def test_a_school_that_has_checked_nothing_yet_offers_itself(parent, site, home):
    place(site, name="Unchecked", assured_date=None)
    home.add_child(instance=ServiceDirectoryPage(title="Places that can help", slug="places"))
    words = soup_of(parent).main.get_text(" ", strip=True)

    assert "We are still checking the numbers for this list. Ring us, and we will look with you." in words
    assert "You can leave something out" not in words


@pytest.mark.parametrize(("asked", "numbers"), [("?need=safety", ["tel:999", "tel:111"]), ("?need=money", [])])
def test_somebody_who_is_not_safe_sees_999_first(parent, directory, asked, numbers):
    lines = soup_of(parent, "/places/" + asked).select("#found .urgency a")

    assert [line["href"] for line in lines] == numbers


KIND = "We did not understand part of that link, so here is the whole list."


@pytest.mark.parametrize(
    "hostile",
    [
        "need=zebra", "need=money%00", "nation=atlantis", "language=Klingon", "q=" + "a" * 300, "need=" + "x" * 7000,
        "need=%27%20OR%201=1--", "need=<script>alert(1)</script>", "nation[]=wales&nation=%F0%9F%A6%84",
    ],
)  # fmt: skip
def test_an_address_that_makes_no_sense_shows_everything_with_a_kind_line(parent, directory, hostile):
    answer = parent.get(f"/places/?{hostile}")

    assert answer.status_code == 200
    assert soup_of(parent, f"/places/?{hostile}").select_one(".notice-bar").get_text() == KIND
    assert list(cards(parent, f"/places/?{hostile}")) == ENGLISH


@pytest.mark.parametrize("odd", ["q=%00", "page=9999", "page=-1", "page=zebra", "free=a&free=", "q=%F0%9F%A6%84%00"])
def test_an_odd_address_is_no_error(parent, directory, odd):
    assert parent.get(f"/places/?{odd}").status_code == 200


def test_a_full_list_goes_on_to_another_page_and_keeps_what_was_asked(parent, site, home):
    for i in range(45):
        place(site, name=f"Place {i:02d}", needs=["worried"])
    home.add_child(instance=ServiceDirectoryPage(title="Places that can help", slug="places"))
    first, last = soup_of(parent, "/places/?need=worried"), soup_of(parent, "/places/?need=worried&page=3")

    assert first.find("a", rel="next")["href"] == "?need=worried&page=2#found"
    assert (first.find("a", rel="prev"), last.find("a", rel="next")) == (None, None)
    assert list(cards(parent, "/places/?need=worried&page=3")) == [f"Place {i}" for i in range(40, 45)]
    assert heading(last) == "45 places: Worried or anxious"


LONG = {
    "description": "Somebody friendly to talk to about anything at all that is on your mind, big or small, today.",
    "what_to_say": "You can say: “I am not sure where to start, but things at home are hard just now.”",
    "application_process": "Ring them, or we can ask them for you.", "fees_description": "Free to ring",
    "eligibility_description": "Families of children at our school", "area": "Marbury and villages",
    "languages": "Welsh, Polish", "interpretation_services": "By phone, in any language",
    "alternate_name": "The helpline", "email": "hello@place.example",
}  # fmt: skip


@pytest.mark.parametrize("address", ["/places/", "/places/?page=2", "/places/?need=worried"])
def test_fifty_places_are_one_light_answer(parent, site, home, address):
    for i in range(50):
        place(site, name=f"Place of number {i * 7919}", number=f"01632 960{i:03d}", url=f"https://place-{i}.example",
              needs=["worried", "money"], hours=OFFICE_HOURS, is_free=True, nations=["england"], **LONG)  # fmt: skip
    home.add_child(instance=ServiceDirectoryPage(title="Places that can help", slug="places"))
    answer = parent.get(address, headers={"Accept-Encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) <= LIGHT


@pytest.mark.parametrize("count", [1, 60])
@pytest.mark.parametrize("asked", ["", "?need=worried&nation=uk&free=on&open=on&q=line&page=2"])
def test_sixty_places_ask_the_database_as_often_as_one(parent, site, home, django_assert_num_queries, asked, count):
    for i in range(count):
        hours = [{"all_day": True}, {"description": "Also by post"}]
        place(site, name=f"Line {i}", text=("85258", "HI"), needs=["worried"], is_free=True, hours=hours)
    place(other_school(), name="Line of the others")
    home.add_child(instance=ServiceDirectoryPage(title="Places that can help", slug="places"))
    parent.get("/places/")

    with django_assert_num_queries(13):
        parent.get("/places/" + asked)
