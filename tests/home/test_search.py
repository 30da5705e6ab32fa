"""Search finds help in a parent's words, and is kind to whatever somebody types."""

from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Site

from attendance_pages.models import GuidanceIndexPage, GuidancePage, SupportService
from home.models import HomePage, StaffMember, StandardPage


@pytest.fixture
def help_pages(home):
    """Two help pages: one on worry, one on uniform; and a draft."""
    index = home.add_child(instance=GuidanceIndexPage(title="Help", slug="help", show_in_menus=True))
    index.add_child(instance=_guidance("Worried about school", "Some mornings hurt."))
    index.add_child(instance=_guidance("Money and uniform", "A spare jumper is here."))
    index.add_child(instance=_guidance("Worried draft", "Not ready yet.", live=False))
    read_all_pages()
    return index


def read_all_pages() -> None:
    """Bring the search index up to date, which the worker does a second after each change."""
    call_command("update_index", verbosity=0, stdout=StringIO())


def people_and_places(client, words: str) -> list[str]:
    """The names on the cards below the pages."""
    soup = BeautifulSoup(client.get("/search/", {"q": words}).content, "html.parser")
    return [name.get_text() for name in soup.select("main article h3")]


def _guidance(title: str, words: str, **more) -> GuidancePage:
    return GuidancePage(title=title, body=[("text", f"<p>{words}</p>")], **more)


def found(client, words: str) -> list[str]:
    """The titles that the page of results links to."""
    answer = client.get("/search/", {"q": words})
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    return [link.get_text() for link in soup.select("[role=status] + ul b")]


def said(client, words: str) -> str:
    """The main part of the page of results as somebody reads it."""
    return BeautifulSoup(client.get("/search/", {"q": words}).content, "html.parser").main.get_text(" ", strip=True)


def test_a_word_of_the_title_finds_the_page(parent, help_pages):
    assert found(parent, "worried") == ["Worried about school"]


def test_a_word_inside_the_page_finds_it_too(parent, help_pages):
    assert found(parent, "jumper") == ["Money and uniform"]


def test_one_word_of_several_is_enough(parent, help_pages):
    assert set(found(parent, "worried uniform")) == {"Worried about school", "Money and uniform"}


def test_what_is_not_published_is_not_found(parent, help_pages):
    assert Page.objects.filter(title="Worried draft", live=False).exists()
    assert found(parent, "draft") == []


def test_a_private_page_is_not_found(parent, home):
    page = home.add_child(instance=StandardPage(title="Minutes of governors", body=[]))
    read_all_pages()
    assert found(parent, "governors") == ["Minutes of governors"]
    page.view_restrictions.create(restriction_type="login")

    assert found(parent, "governors") == []


def test_where_nothing_is_found_a_person_and_other_pages_are_offered(parent, help_pages):
    text = said(parent, "zebra")

    assert "You can try a shorter word, or ask us. We are glad to help." in text
    assert ("These may help Help" in text, "01632 960145" in text) == (True, True)


def test_a_word_that_means_the_same_finds_the_page(parent, help_pages):
    assert found(parent, "skint") == ["Money and uniform"]
    assert found(parent, "scared to go in, anxious") == ["Worried about school"]


def test_one_wrong_letter_and_another_ending_find_it_too(parent, help_pages):
    assert [found(parent, words) for words in ("worred", "wories", "uniforms", "unifrom")] == [
        ["Worried about school"], ["Worried about school"], ["Money and uniform"], ["Money and uniform"]
    ]  # fmt: skip


def test_the_words_that_editors_add_find_the_page_at_once(parent, help_pages):
    page = GuidancePage.objects.get(title="Money and uniform")
    page.other_words = "wellies, bike helmet"
    page.save()

    assert found(parent, "bike helmets") == ["Money and uniform"]


def test_who_can_help_is_found_by_name_and_by_role(parent, site, help_pages):
    for name, role in [("Amara Okafor", "Family support lead"), ("Tom Ashworth", "Office manager")]:
        StaffMember.objects.create(site=site, name=name, role=role)

    assert [people_and_places(parent, words) for words in ("amara", "support", "zebra")] == [
        ["Amara Okafor"], ["Amara Okafor"], []
    ]  # fmt: skip


def test_another_schools_people_places_and_pages_are_not_found(parent, site, help_pages):
    root = Page.get_first_root_node().add_child(instance=HomePage(title="Elm Road zebra", slug="elm-road"))
    elm = Site.objects.create(hostname="elm.example", root_page=root)
    StaffMember.objects.create(site=elm, name="Zebra Smith", role="Head")
    SupportService.objects.create(site=elm, name="Zebra line", description="-", assured_date=timezone.localdate())
    read_all_pages()

    assert (found(parent, "zebra"), people_and_places(parent, "zebra")) == ([], [])
    SupportService.objects.create(site=site, name="Zebra help", description="-", assured_date=timezone.localdate())
    assert people_and_places(parent, "zebra") == ["Zebra help"]


def test_a_place_that_nobody_checked_or_of_another_nation_is_not_found(parent, site, help_pages):
    today = timezone.localdate()
    SupportService.objects.create(site=site, name="Zebra old", description="-", assured_date=None)
    SupportService.objects.create(site=site, name="Zebra Wales", description="-", assured_date=today, nations=["wales"])
    SupportService.objects.create(
        site=site, name="Zebra England", description="-", assured_date=today, nations=["england"]
    )

    assert people_and_places(parent, "zebra") == ["Zebra England"]


def test_where_nothing_is_found_words_that_we_know_are_offered(parent, help_pages):
    soup = BeautifulSoup(parent.get("/search/", {"q": "worrieder unifrm"}).content, "html.parser")
    assert soup.select("[role=status] + ul") != []

    soup = BeautifulSoup(parent.get("/search/", {"q": "wurrid"}).content, "html.parser")
    offered = {link.get_text(): link["href"] for link in soup.select("ul.chips a")}
    assert offered["worried"] == "/search/?q=worried"
    assert found(parent, "worried") == ["Worried about school"]


@pytest.mark.parametrize("count", [1, 40])
def test_search_asks_as_often_for_forty_pages_people_and_places_as_for_one(
    parent, site, home, django_assert_num_queries, count
):
    index = home.add_child(instance=GuidanceIndexPage(title="Help", slug="help"))
    for number in range(count):
        index.add_child(instance=_guidance(f"Zebra {number}", "Stripes."))
        StaffMember.objects.create(site=site, name=f"Zebra {number}", role="Teacher")
        SupportService.objects.create(
            site=site, name=f"Zebra {number}", description="Stripes.", assured_date=timezone.localdate()
        )
    read_all_pages()
    parent.get("/search/", {"q": "zebra"})

    with django_assert_num_queries(16):
        assert len(found(parent, "zebra")) == min(count, 10)


def test_without_words_it_only_asks(parent, help_pages):
    assert said(parent, "  ") == "What are you looking for? Search this site Search"


@pytest.mark.parametrize(
    "words",
    [
        "\x00",
        "worried\x00",
        "a" * 100_000,
        "😢😢",
        "'; DROP TABLE--",
        "%",
        "\\",
        "\ud800",
        "* OR NEAR(",
        '"open',
        '"',
        '"a" "b',
        "ё" * 99,
        "a b " * 50,
        "1" * 100,
        "bully " * 20,
    ],
)
def test_whatever_somebody_types_a_kind_page_answers(parent, help_pages, words):
    answer = parent.get("/search/", {"q": words.encode("utf-8", "surrogatepass")})

    assert answer.status_code == 200
    assert BeautifulSoup(answer.content, "html.parser").h1.get_text() == "What are you looking for?"


def test_words_come_back_as_words_and_never_as_markup(parent, help_pages):
    answer = parent.get("/search/", {"q": "<script>alert(1)</script>"})

    assert BeautifulSoup(answer.content, "html.parser").find_all("script") == []
    assert BeautifulSoup(answer.content, "html.parser").find(id="id_q")["value"] == "<script>alert(1)</script>"


def test_searching_leaves_no_cookie(parent, help_pages):
    parent.get("/search/", {"q": "worried"})

    assert list(parent.cookies) == []


def test_nobody_can_send_a_search_to_be_stored(parent, help_pages):
    assert parent.post("/search/", {"q": "worried"}).status_code == 405
