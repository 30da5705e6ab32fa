"""The browser's matcher and readability say the same as Python's: the same answers, place by place."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from attendance_pages.tone.browser import spec
from attendance_pages.tone.lexicon import load, plain_term
from attendance_pages.tone.matcher import Matcher
from attendance_pages.tone.readability import plain_words, read
from site_project.env import BASE_DIR
from tests.attendance_pages.tone.corpus import HOSTILE, LETTERS, wordings

TERMS = (*load(), plain_term("tardy slip, café-au-lait", "late note", "Ours.", term_id="own-1"))
ADDRESS = "http://tone.example"
DRESSED = [
    "\u201cno excuse\u201d, \u2018no excuse\u2019 \u2013 no\u00a0ex\u00adcuse\r\nfail\u200b to",
    "\U0001f600 \ufb01nes of \u00a380 \U0001f600 no excuse",
    "SENCO. Special educational needs coordinator (SENCO). LA; local authority (LA). KS1 Key Stage 1 KS1",
    "Mr. Bell said: e.g. this is fine. Is it? Yes\u2026 \u2022 a\n\u2022 B c\n\n"
    + "Facilitate the commencement. " * 30,
    "İstanbul ſanctions \u212aS1 e\u0301xcuse excuse\u0301 \ud83d\ude00".encode("utf-16", "surrogatepass").decode(
        "utf-16"
    ),
]
ENOUGH = 20_000  # characters of each hostile text; all of it is Python's business, in test_properties
CORPUS = [
    *LETTERS,
    *DRESSED,
    *(text[:ENOUGH] for text in HOSTILE.values()),
    ". ".join(wordings()),
    "\n\n".join(f"'{one}'" for one in wordings()),
]


def serve(route: Route) -> None:
    """Answer from the folder of static files; an empty page for everything else."""
    path = Path(BASE_DIR, route.request.url.removeprefix(f"{ADDRESS}/"))
    if path.is_file():
        route.fulfill(path=path, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>Tone</title>", content_type="text/html")


@pytest.fixture(scope="module")
def empty_page(chromium):
    """A page that can load our scripts and nothing else."""
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/*", serve)
    page.goto(f"{ADDRESS}/")
    yield page
    context.close()


def asked(page: Page, module: str, call: str, *given: Any) -> Any:
    """What a function of one of our modules answers in the browser."""
    script = f"async (given) => {{ const m = await import('/static/js/tone/{module}.js'); return {call}; }}"
    return page.evaluate(script, list(given))


def units(text: str) -> list[int]:
    """For each character the place where JavaScript counts it: those beyond 65,535 count twice."""
    places = [0]
    for character in text:
        places.append(places[-1] + 1 + (ord(character) > 0xFFFF))
    return places


@pytest.mark.parametrize("explains_law", [False, True])
def test_the_browser_finds_the_same_words_in_the_same_places(empty_page, explains_law):
    matcher = Matcher(TERMS)
    call = "given[1].map((text) => m.find(text, given[0], {explainsLaw: given[2]}))"

    answers = asked(empty_page, "matcher", call, spec(TERMS), CORPUS, explains_law)

    for text, answer in zip(CORPUS, answers, strict=True):
        at = units(text)
        hits = matcher.find(text, explains_law=explains_law)
        assert answer == [
            {"id": hit.term.id, "start": at[hit.start], "end": at[hit.end], "text": hit.text} for hit in hits
        ]


def test_the_browser_reads_the_same_sentences_words_and_ages(empty_page):
    call = "given[1].map((text) => Object.values(m.read(text, given[0])))"

    answers = asked(empty_page, "readability", call, dict(plain_words()), CORPUS)

    for text, answer in zip(CORPUS, answers, strict=True):
        at = units(text)
        expected = [
            [{**asdict(one), "start": at[one.start], "end": at[one.end]} for one in value]
            if isinstance(value, tuple)
            else value
            for value in vars(read(text)).values()
        ]
        assert answer == expected


def test_every_pattern_is_one_for_the_browser_too(empty_page):
    call = """given[0].filter((term) => {
        try { return !new RegExp(term.pattern, term.flags) || !new RegExp(term.unless, "iu"); } catch { return true; }
    }).map((term) => term.id)"""

    assert asked(empty_page, "matcher", call, spec(TERMS)) == []
