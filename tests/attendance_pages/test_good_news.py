"""Good news: stories with a yes that ends, newest first, also in a feed."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from bs4 import BeautifulSoup

from attendance_pages.blocks import STORY_BLOCKS
from attendance_pages.models import GoodNewsIndexPage, GoodNewsPage
from attendance_pages.models.good_news import STORIES_ON_A_PAGE, WHAT_A_STORY_IS
from tests.home.test_consent import LAST_DAY, LAST_SECOND, TOO_LATE, picture, voice

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def news(home) -> GoodNewsIndexPage:
    """The list of stories."""
    return home.add_child(instance=GoodNewsIndexPage(title="Good news", slug="good-news", introduction="Small things."))


def story(news, title: str = "The bus", *blocks, **fields) -> GoodNewsPage:
    """A story with these blocks."""
    body = list(blocks) or [("text", "<p>It went slowly.</p>")]
    return news.add_child(instance=GoodNewsPage(title=title, introduction=f"{title}!", body=body, **fields))


def titles(parent, query: str = "") -> list[str]:
    """The stories on one page of the list."""
    soup = BeautifulSoup(parent.get(f"/good-news/{query}").content, "html.parser")
    return [link.get_text(strip=True) for link in soup.select("main .cards b")]


def test_the_newest_story_is_on_top(parent, news):
    for title, day in [("Old", 1), ("New", 20), ("Between", 10)]:
        story(news, title, told_on=date(2026, 11, day))

    assert titles(parent) == ["New", "Between", "Old"]


def test_drafts_and_private_stories_are_not_in_the_list(parent, news):
    story(news, "Shown")
    story(news, "Draft", live=False)
    story(news, "Private").view_restrictions.create(restriction_type="login")

    assert titles(parent) == ["Shown"]


def test_many_stories_come_in_parts(parent, news):
    for number in range(STORIES_ON_A_PAGE + 1):
        story(news, f"Story {number:02}", told_on=date(2026, 1, 1) + timedelta(days=number))

    assert len(titles(parent)) == STORIES_ON_A_PAGE
    assert titles(parent, "?page=2") == ["Story 00"]


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=-1", "?page=x", "?page=999999999999999999999", "?page=%00", "?p[]=1"]
)
def test_an_odd_page_number_still_shows_stories(parent, news, query):
    story(news)

    assert titles(parent, query) == ["The bus"]


def test_a_voice_and_a_photo_in_a_story_go_when_their_yes_is_over(parent, news):
    story(news, "The bus", voice(), ("photo", {"photo": picture(), "caption": "Us"}), ("text", "<p>It stays.</p>"))
    figures = []
    for moment in (LAST_SECOND, TOO_LATE):
        with time_machine.travel(moment, tick=False):
            main = BeautifulSoup(parent.get("/good-news/the-bus/").content, "html.parser").main
            figures.append((len(main.select("figure")), "It stays." in main.get_text()))

    assert figures == [(2, True), (0, True)]


@pytest.mark.parametrize("missing", ["said_yes", "shown_until"])
def test_in_a_story_nobody_is_quoted_without_a_yes_and_a_last_day(missing):
    block = dict(STORY_BLOCKS)["family_voice"]
    said = {"quote": "Hello.", "who": "A mum", "year": "", "said_yes": "By e-mail", "shown_until": LAST_DAY}
    assert block.clean(block.normalize(said))["who"] == "A mum"
    with pytest.raises(Exception, match="Validation error in StructBlock") as wrong:
        block.clean(block.normalize({**said, missing: None if missing == "shown_until" else ""}))

    assert list(wrong.value.block_errors) == [missing]


def test_the_editor_is_asked_for_belonging_and_not_for_numbers():
    assert "Please no lists of 100 %" in str(WHAT_A_STORY_IS)
    assert WHAT_A_STORY_IS in [panel.content for panel in GoodNewsPage.content_panels if hasattr(panel, "content")]


def test_the_feed_tells_titles_and_first_words_and_no_voice(parent, news):
    story(news, "The bus", voice(quote="Kestrel words"), told_on=date(2026, 11, 14))
    answer = parent.get("/good-news.atom")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    [entry] = feed.findall(f"{ATOM}entry")

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert [entry.findtext(f"{ATOM}{name}") for name in ("title", "summary", "published")] == [
        "The bus", "The bus!", "2026-11-14T09:00:00+00:00"
    ]  # fmt: skip
    assert entry.find(f"{ATOM}link").get("href").endswith("/good-news/the-bus/")
    assert (b"Kestrel" in answer.content, answer.cookies) == (False, {})


def test_a_school_without_good_news_has_no_feed(parent, site):
    assert parent.get("/good-news.atom").status_code == 404


@pytest.mark.parametrize("count", [1, 60])
def test_list_and_feed_ask_as_often_for_sixty_stories_as_for_one(parent, news, django_assert_num_queries, count):
    for number in range(count):
        story(news, f"Story {number}", voice())
    for path, queries in [("/good-news/", 12), ("/good-news.atom", 5)]:
        parent.get(path)
        with django_assert_num_queries(queries):
            parent.get(path)
