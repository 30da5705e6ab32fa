"""The editors' guide in the admin: docs/editors, made readable."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve

from home.guide import CONTENTS, FOLDER, as_html, chapters
from tests.cast import signed_in

NAMES = list(chapters())


def shown(user, name: str) -> BeautifulSoup:
    """One chapter as somebody at school sees it."""
    address = "/admin/how-to/" if name == CONTENTS else f"/admin/how-to/{name}/"
    answer = signed_in(user).get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def is_known(address: str) -> bool:
    """Whether an address of the admin leads somewhere."""
    try:
        return resolve(address).url_name != "wagtailadmin_default"
    except Resolver404:
        return False


def test_every_file_is_in_the_contents():
    assert sorted(NAMES) == sorted(path.stem for path in FOLDER.glob("*.md"))


@pytest.mark.parametrize("name", NAMES)
def test_every_chapter_has_one_heading_and_links_that_lead_somewhere(attendance_lead, name):
    soup = shown(attendance_lead, name)
    links = [link["href"] for link in soup.select(".guide a")]

    assert [heading.get_text(strip=True) for heading in soup.find_all("h1")] == [chapters()[name].title]
    assert [address for address in links if not is_known(address)] == []
    assert len(links) >= 1


@pytest.mark.parametrize("name", NAMES)
def test_no_markdown_is_left_over(name):
    text = BeautifulSoup(chapters()[name].html, "html.parser").get_text()

    assert re.findall(r"\*\*|\]\(|^#|^- |`", text, re.MULTILINE) == []


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short(name):
    tree = BeautifulSoup(chapters()[name].html, "html.parser")
    texts = [" ".join(tag.get_text().split()) for tag in tree.find_all(["p", "li"])]
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.?!])\s", text)]

    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []


def test_what_looks_like_html_is_words(settings):
    assert as_html("Use <b> & **bold**.\n\n- one\n  line\n- [two](undo.md)\n\n## Then") == (
        "<p>Use &lt;b&gt; &amp; <strong>bold</strong>.</p>\n"
        '<ul><li>one line</li><li><a href="/admin/how-to/undo/">two</a></li></ul>\n'
        "<h2>Then</h2>"
    )


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "javascript:alert(1)", "//elsewhere.example"])
def test_a_link_to_elsewhere_is_no_link(address):
    assert "<a" not in as_html(f"[here]({address})")


@pytest.mark.parametrize("name", ["nothing", "permissions"])
def test_there_is_no_other_chapter(office, name):
    assert signed_in(office).get(f"/admin/how-to/{name}/").status_code == 404


def test_the_guide_is_for_those_who_signed_in(parent):
    assert parent.get("/admin/how-to/").status_code == 302
