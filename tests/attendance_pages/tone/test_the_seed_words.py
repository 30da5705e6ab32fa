"""Must-show 1, on our own kind words: what the demo says to parents, held against the whole list of wordings."""

import re

import pytest

from attendance_pages.tone.lexicon import load
from attendance_pages.tone.matcher import Matcher

pytestmark = pytest.mark.django_db  # the session makes a database only where some test asks for one
ENOUGH = 30_000  # words
BLOCKS = ["p", "li", "h1", "h2", "h3", "dd", "dt", "summary", "figcaption"]


@pytest.fixture(scope="session")
def seed_words(demo_pages) -> dict[str, list[str]]:
    """What each page says, block by block. What several pages share, such as a card, stands under the first only."""
    known: set[str] = set()
    said = {}
    for page in demo_pages:
        blocks = [block for block in page.soup.main.find_all(BLOCKS) if not block.find(BLOCKS)]
        texts = dict.fromkeys(re.sub(r"\s+", " ", block.get_text(" ", strip=True)) for block in blocks)
        said[page.path] = [text for text in texts if text not in known]
        known.update(texts)
    return said


@pytest.fixture(scope="session")
def hits(seed_words) -> dict[str, list[tuple[str, str]]]:
    """The strength and the words of each hit, by page. The page about the law may use official words."""
    matcher = Matcher(load())
    found = {
        path: [
            (hit.term.strength, hit.text)
            for text in texts
            for hit in matcher.find(text, explains_law=path == "/help/what-the-law-says/")
        ]
        for path, texts in seed_words.items()
    }
    return {path: hits for path, hits in found.items() if hits}


def test_there_are_thirty_thousand_words_to_try(seed_words):
    assert sum(len(text.split()) for texts in seed_words.values() for text in texts) >= ENOUGH


def test_no_strong_wording_stands_on_any_page(hits):
    assert {path: strong for path, on_page in hits.items() if (strong := of(on_page, "strong"))} == {}


def test_gentle_prompts_are_rare(hits):
    assert sum(len(of(on_page, "consider")) for on_page in hits.values()) <= 3


def of(hits: list[tuple[str, str]], strength: str) -> list[str]:
    """The words of those hits that are `strength`."""
    return [words for kind, words in hits if kind == strength]
