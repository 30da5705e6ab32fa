"""Finds the lexicon's wordings in a text. It speaks of words, never of the writer."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from attendance_pages.tone.acronyms import SpelledOut
from attendance_pages.tone.folding import fold
from attendance_pages.tone.lexicon import Term
from attendance_pages.tone.quotations import quotations
from attendance_pages.tone.starts import LENGTH, SMALL, beginnings

WORD_START = re.compile(r"\b\w", re.ASCII)
AROUND = 80  # how far a harmless longer wording may begin before the words it covers

Try = tuple[int, Term, Callable[[str, int], re.Match[str] | None], re.Pattern[str] | None]


@dataclass(frozen=True)
class Hit:
    """One place where a wording stands: characters `start` up to `end` of the text as it was given."""

    term: Term
    start: int
    end: int
    text: str


class Matcher:
    """Looks for many wordings at once. Built once, used for many texts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._tries: dict[str, list[Try]] = defaultdict(list)
        for order, term in enumerate(terms):
            found = re.compile(term.pattern, flags(term))
            unless = re.compile(term.unless, re.ASCII | re.IGNORECASE) if term.unless else None
            for begin in beginnings(term.pattern):
                self._tries[begin].append((order, term, found.match, unless))

    def find(self, text: str, *, explains_law: bool = False) -> list[Hit]:
        """The wordings in `text`, in order, none over another: the longest wins, then the earliest, then the table's
        order. Quotations are left alone, acronyms that are spelled out before too; on a page that explains the law
        also the wordings that may stand there."""
        folded = fold(text)
        quoted = quotations(folded.text)
        spelled = SpelledOut(folded.text)
        hits = []
        for start, end, term in longest(self._found(folded.text)):
            if explains_law and term.allowed_on_law_page or inside(quoted, start, end):
                continue
            if term.may_be_spelled_out and spelled.before(start, end):
                continue
            first, last = folded.span(start, end)
            hits.append(Hit(term, first, last, text[first:last]))
        return hits

    def _tries_at(self, small: str, start: int) -> Iterable[Try]:
        """The wordings that can begin at `start`: by three characters, the shortest by two."""
        by = self._tries.get
        return chain(by(small[start : start + LENGTH], ()), by(small[start : start + LENGTH - 1], ()))

    def _found(self, text: str) -> Iterator[tuple[int, int, int, Term]]:
        """Start, end, order and term of everything that matches, overlaps included."""
        small = text.translate(SMALL)
        for word in WORD_START.finditer(text):
            start = word.start()
            for order, term, match_at, unless in self._tries_at(small, start):
                match = match_at(text, start)
                if match and not (unless and harmless(unless, text, start, match.end())):
                    yield start, match.end(), order, term


def flags(term: Term) -> int:
    """How the pattern is read: letters as in ASCII, so that Python and the browser agree."""
    return re.ASCII if term.case_sensitive else re.ASCII | re.IGNORECASE


def harmless(unless: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether a harmless longer wording covers the words from `start` to `end`."""
    first = max(0, start - AROUND)
    nearby = unless.finditer(text[first : end + AROUND])
    return any(longer.start() + first <= start and longer.end() + first >= end for longer in nearby)


def longest(found: Iterable[tuple[int, int, int, Term]]) -> list[tuple[int, int, Term]]:
    """Those that stay when longer ones take their place first; in the order of the text."""
    starts: list[int] = []
    kept: list[tuple[int, int, Term]] = []
    for start, end, _, term in sorted(found, key=lambda one: (one[0] - one[1], one[0], one[2])):
        at = bisect_left(starts, end)
        if at and kept[at - 1][1] > start:
            continue
        starts.insert(at, start)
        kept.insert(at, (start, end, term))
    return kept


def inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted spans holds everything from `start` to `end`."""
    at = bisect_left(spans, (start + 1,)) - 1
    return at >= 0 and spans[at][1] >= end
