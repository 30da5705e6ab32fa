"""Puts what was found in order: the right page first. Plain Python, so that it is the same on every database."""

from collections.abc import Hashable, Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from math import log
from typing import TypeVar

from home.everyday_words import QUIET, Part, known_words, one_slip, parts_of, root, rooted, words_of

# How much it tells that a word stands there.
TITLE, OTHER_WORDS, INTRODUCTION, DESCRIPTION = 6.0, 5.0, 3.0, 2.0
SAME_MEANING = 0.6  # beside 1 for the very word
FIRST, FAINT = 3, 0.25  # after the first three, what has less than a quarter of the best one's points only distracts
SHORTEST_TO_CORRECT = 4  # letters: of three, any other word is one slip away
K = TypeVar("K", bound=Hashable)
# The texts of one thing that can be found, each with its weight.
Texts = Iterable[tuple[float, str]]


def best_first(query: str, things: Mapping[K, Texts]) -> list[K]:
    """Those of `things` that `query` asks for, best first; equal ones stay in their order, faint ones are left out."""
    plain = {key: [(weight, rooted(text)) for weight, text in texts] for key, texts in things.items()}
    points = dict.fromkeys(plain, 0.0)
    for part in parts_of(query):
        hits = {key: _points(part, texts) for key, texts in plain.items()}
        found = sum(hit > 0 for hit in hits.values())
        rarity = log(1 + len(plain) / found) if found else 0  # what stands everywhere tells little
        for key, hit in hits.items():
            points[key] += hit * rarity
    order = sorted((key for key, sum_ in points.items() if sum_ > 0), key=lambda key: -points[key])
    return [key for place, key in enumerate(order) if place < FIRST or points[key] >= FAINT * points[order[0]]]


def _points(part: Part, texts: list[tuple[float, str]]) -> float:
    return sum(weight * _nearness(part, text) for weight, text in texts)


def _nearness(part: Part, text: str) -> float:
    if any(f" {wording} " in text for wording in part.own):
        return 1
    return SAME_MEANING if any(f" {wording} " in text for wording in part.others) else 0


def corrected(query: str, texts: Iterable[str]) -> str:
    """`query` with each word that nobody here uses replaced by one that is one slip away, if there is one."""
    used = known_words().union(*(words_of(text) for text in texts))
    roots = {root(word) for word in used}
    return " ".join(_corrected(word, used, roots) for word in words_of(query))


def _corrected(word: str, used: frozenset[str], roots: set[str]) -> str:
    if word in QUIET or root(word) in roots or len(word) < SHORTEST_TO_CORRECT:
        return word
    near = [other for other in used if _is_near(word, other)]
    return max(near, key=lambda other: (SequenceMatcher(None, word, other).ratio(), other), default=word)


def _is_near(typed: str, meant: str) -> bool:
    """One slip away, with whatever ending."""
    stem = root(meant)
    return len(stem) >= SHORTEST_TO_CORRECT and (one_slip(typed, meant) or one_slip(root(typed), stem))


def close_words(query: str, texts: Iterable[str], most: int = 3) -> list[str]:
    """Words that we do know, for somebody whose words found nothing."""
    used = sorted(known_words().union(*(words_of(text) for text in texts)) - QUIET)
    close = [near for word in words_of(query)[:6] for near in get_close_matches(word, used, n=most, cutoff=0.7)]
    return list(dict.fromkeys(close))[:most]
