"""The table of wordings checks itself: it is sound, it agrees with itself, it never answers harm with harm."""

import ast
import re
from pathlib import Path

import pytest

from attendance_pages.tone import lexicon
from attendance_pages.tone.browser import spec
from attendance_pages.tone.lexicon import CATEGORIES, EVIDENCE, STRENGTHS, load, plain_term
from attendance_pages.tone.matcher import Matcher
from attendance_pages.tone.readability import plain_words
from attendance_pages.tone.starts import beginnings
from attendance_pages.tone.syllables import syllables

TERMS = load()
MATCHER = Matcher(TERMS)
PURE = {
    "lexicon",
    "matcher",
    "readability",
    "browser",
    "folding",
    "quotations",
    "acronyms",
    "starts",
    "syllables",
    "listing",
}


@pytest.mark.parametrize("name", sorted(PURE))
def test_the_core_needs_nothing_but_python(name):
    tree = ast.parse((Path(lexicon.__file__).parent / f"{name}.py").read_text())
    asked = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    asked |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    ours = {module for module in asked if module.startswith("attendance_pages.tone.")}
    library = {
        "ast",
        "bisect",
        "collections",
        "collections.abc",
        "csv",
        "dataclasses",
        "functools",
        "itertools",
        "json",
        "math",
    }

    assert asked - ours - library - {"pathlib", "re", "string"} == set()
    assert {module.rsplit(".", 1)[1] for module in ours} - PURE == set()


def test_every_wording_has_its_own_name_and_all_its_cells():
    assert len({term.id for term in TERMS}) == len(TERMS) >= 156
    assert [term.id for term in TERMS if not (term.term and term.pattern and term.kinder and term.reason)] == []
    assert [term.id for term in TERMS if not re.fullmatch(r"t\d{3}-[a-z0-9-]+", term.id)] == []


def test_grades_come_from_closed_lists():
    assert {term.category for term in TERMS} == set(CATEGORIES)
    assert {term.strength for term in TERMS} == set(STRENGTHS)
    assert {term.evidence for term in TERMS} == set(EVIDENCE)


def test_every_pattern_begins_with_a_word_and_never_looks_back():
    assert [term.id for term in TERMS if not beginnings(term.pattern)] == []
    assert [term.id for term in TERMS if "(?<" in term.pattern + term.unless] == []


def test_no_kinder_wording_is_a_wording_of_the_table():
    answers = {term.id: [hit.term.id for hit in MATCHER.find(term.kinder)] for term in TERMS}

    assert {term_id: found for term_id, found in answers.items() if found} == {}


def test_no_plain_word_is_a_wording_of_the_table():
    answers = {word: [hit.term.id for hit in MATCHER.find(plain)] for word, plain in plain_words().items()}

    assert {word: found for word, found in answers.items() if found} == {}
    assert [word for word in plain_words() if syllables(word) < 3] == []


def test_the_browser_is_told_the_same():
    assert [entry["id"] for entry in spec(TERMS)] == [term.id for term in TERMS]
    assert {entry["flags"] for entry in spec(TERMS)} == {"u", "iu"}


def test_a_school_adds_its_own_words_without_knowing_patterns():
    term = plain_term("tardy slip, (late) book", "late note", "We say it kindly.", term_id="own-1")

    found = [hit.text for hit in Matcher([term]).find("Tardy slips and the late book; a late-book too. Lately booked.")]

    assert found == ["Tardy slips", "late book", "late-book"]


def test_words_in_capitals_are_found_only_in_capitals():
    term = plain_term("SALT", "speech therapist", "Say who it is.", term_id="own-2")

    assert [hit.text for hit in Matcher([term]).find("Pass the salt. SALT will ring.")] == ["SALT"]


@pytest.mark.parametrize("words", ["", " , ", "!!", "\0", "a"])
def test_words_without_a_word_are_refused(words):
    with pytest.raises(ValueError, match="word"):
        plain_term(words, "kinder", "Why.", term_id="own-3")
