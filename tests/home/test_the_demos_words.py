"""The demo's words are as plain and as kind as we ask schools to be."""

import re

import pytest

pytestmark = pytest.mark.django_db  # the session makes a database only where some test asks for one
LONGEST = 25  # words
NOT_THAT = re.compile("not “[^”]*”")  # "How we write" shows the words that it speaks of
BLAME = re.compile(
    r"\b(should|you must|have to attend|fail(?:ed|ure)?|contract|fines|fined|prosecut\w+|penalt\w+|truan\w*)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="session")
def demo_sentences(demo_pages) -> dict[str, list[str]]:
    """Every sentence in the main part of each page of the demo."""
    return {page.path: _sentences(page.soup.main) for page in demo_pages}


@pytest.fixture(scope="session")
def pages_about_the_law(demo_pages) -> list[str]:
    """Where official words may stand."""
    return [page.path for page in demo_pages if page.kind == "LawPage"]


def _sentences(main) -> list[str]:
    blocks = main.find_all(["p", "li", "h1", "h2", "h3", "dd", "dt", "summary", "figcaption", "b"])
    leaves = [block for block in blocks if not block.find(["p", "li", "dd", "h2", "h3"])]
    texts = [NOT_THAT.sub("", block.get_text(" ", strip=True)) for block in leaves]
    return [sentence for text in texts for sentence in re.split(r"(?<=[.!?:])[”\"]?\s+", text) if sentence]


def test_there_are_words_to_read(demo_sentences):
    assert sum(map(len, demo_sentences.values())) > 500


def test_no_sentence_is_longer_than_a_breath(demo_sentences):
    long = {
        path: [sentence for sentence in sentences if len(sentence.split()) > LONGEST]
        for path, sentences in demo_sentences.items()
    }

    assert {path: sentences for path, sentences in long.items() if sentences} == {}


def test_one_page_explains_the_law(pages_about_the_law):
    assert pages_about_the_law == ["/help/what-the-law-says/"]


def test_no_word_blames_or_threatens(demo_sentences, pages_about_the_law):
    found = {
        path: [sentence for sentence in sentences if BLAME.search(sentence)]
        for path, sentences in demo_sentences.items()
        if path not in pages_about_the_law
    }

    assert {path: sentences for path, sentences in found.items() if sentences} == {}
