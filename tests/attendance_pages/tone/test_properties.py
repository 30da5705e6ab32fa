"""What holds for any text, tried on made-up ones."""

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attendance_pages.tone.lexicon import load
from attendance_pages.tone.matcher import Matcher, flags, harmless
from attendance_pages.tone.readability import read
from tests.attendance_pages.tone.corpus import HOSTILE, LETTERS, wordings

TERMS = load()
MATCHER = Matcher(TERMS)
pieces = st.one_of(
    st.sampled_from(wordings()),
    st.sampled_from(["the", "we", "SEN", "special educational needs", "your child's", "87%", "(", ")", "and", "not"]),
    st.text(st.characters(codec="utf-8"), max_size=8),
    st.sampled_from(
        ["'", '"', "\u2018", "\u2019", "\u201c", "\u201d", "\n", "\r\n", "\n\n", "\u00ad", "\u00a0", "-", "."]
    ),
)
texts = st.lists(pieces, max_size=14).map(" ".join)
plain_texts = st.lists(st.sampled_from(wordings()), min_size=1, max_size=6).map(" and then ".join)


def ids(text: str) -> list[str]:
    """Which wordings are found, in order."""
    return [hit.term.id for hit in MATCHER.find(text)]


@given(texts)
def test_hits_stand_where_they_say_and_never_over_each_other(text):
    hits = MATCHER.find(text)

    assert [text[hit.start : hit.end] for hit in hits] == [hit.text for hit in hits]
    assert all(before.end <= behind.start for before, behind in zip(hits, hits[1:], strict=False))
    assert MATCHER.find(text) == hits


@given(texts)
def test_a_page_that_explains_the_law_has_never_more_hits(text):
    kept = [hit for hit in MATCHER.find(text) if not hit.term.allowed_on_law_page]

    assert MATCHER.find(text, explains_law=True) == kept


@given(texts)
def test_looking_only_where_a_wording_can_begin_misses_nothing(text):
    folded = text if text.isascii() and not re.search(r"[^\S ]|  |'|\"", text) else ""
    slow = {
        (found.start(), found.end())
        for term in TERMS
        for found in re.finditer(term.pattern, folded, flags(term))
        if not (term.unless and harmless(re.compile(term.unless, re.I | re.A), folded, *found.span()))
        and not term.may_be_spelled_out
    }
    covered = {place for hit in MATCHER.find(folded) for place in range(hit.start, hit.end)}

    assert [span for span in slow if not covered & set(range(*span))] == []


@given(plain_texts, st.randoms(use_true_random=False))
def test_what_a_word_processor_adds_changes_nothing(text, chance):
    dressed = "".join(dress(letter, chance) for letter in text)

    assert ids(dressed) == ids(text)


def dress(letter: str, chance: random.Random) -> str:
    """The letter as some word processor might write it."""
    others = {
        " ": [" ", "  ", "\u00a0", "\n", "\r\n", "\t", " \u00ad", "\u2009"],
        "'": ["'", "\u2019", "\u2018"],
        '"': ['"', "\u201c", "\u201d"],
        "-": ["-", "\u2010", "\u2011", "\u2013"],
    }
    return chance.choice(others.get(letter, [letter])) + chance.choice(["", "", "", "\u00ad", "\u200b"])


@given(texts)
@settings(max_examples=50)
def test_readability_points_at_the_text(text):
    found = read(text)
    passages = [*found.long_sentences, *found.long_paragraphs, *found.long_words]

    assert [text[passage.start : passage.end] for passage in passages] == [passage.text for passage in passages]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_brings_it_to_its_knees(name):
    started = time.process_time()
    MATCHER.find(HOSTILE[name])
    read(HOSTILE[name])

    assert time.process_time() - started < 15  # seconds for 100 kB; a pattern that runs away takes hours


def test_letters_one_after_the_other_are_the_letters_together():
    together = "\n\n".join(LETTERS)

    without_acronyms = [hit.term.id for hit in MATCHER.find(together) if not hit.term.may_be_spelled_out]
    each = [hit.term.id for text in LETTERS for hit in MATCHER.find(text) if not hit.term.may_be_spelled_out]
    assert without_acronyms == each
