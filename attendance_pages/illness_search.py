"""Finds the illness a parent means: everyday words, word beginnings, and a slip of the thumb. Plain Python."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Protocol, TypeVar

MOST_WORDS = 12
# Words that stand in most questions and tell nothing about an illness.
QUIET = {
    "a", "an", "and", "are", "at", "be", "been", "but", "can", "child", "come", "daughter", "day", "do", "does", "for",
    "from", "get", "go", "got", "had", "has", "have", "he", "her", "him", "his", "home", "i", "if", "in", "is", "it",
    "its", "kid", "my", "not", "of", "off", "on", "or", "our", "school", "she", "should", "so", "some", "son", "stay",
    "that", "the", "their", "them", "they", "to", "too", "up", "was", "we", "well", "what", "when", "with", "you",
    "your",
}  # fmt: skip


class Topic(Protocol):
    """What we need to know of an illness to find it."""

    name: str
    other_words: str


T = TypeVar("T", bound=Topic)


def words_of(text: str) -> list[str]:
    """The words of `text` in small letters, without those that tell nothing."""
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in QUIET]


def matching(topics: Iterable[T], query: str) -> list[T]:
    """The topics that `query` may mean, those with most of its words first; equal ones keep their order."""
    known = {topic: words_of(f"{topic.name} {topic.other_words}") for topic in topics}
    asked = words_of(query)[:MOST_WORDS]
    everything = sorted({word for words in known.values() for word in words})
    wanted = [_as_we_spell_it(word, everything) for word in asked]
    hits = {topic: sum(_is_in(word, words) for word in wanted) for topic, words in known.items()}
    return sorted((topic for topic, count in hits.items() if count), key=lambda topic: -hits[topic])


def _as_we_spell_it(word: str, everything: list[str]) -> str:
    """The word itself, or the nearest that we know: "diarea" is diarrhoea."""
    if len(word) < 4 or _is_in(word, everything):
        return word
    return next(iter(get_close_matches(word, everything, n=1, cutoff=0.78)), word)


def _is_in(word: str, words: Iterable[str]) -> bool:
    return any(_same(word, other) for other in words)


def _same(typed: str, known: str) -> bool:
    """Whether one is the other, its beginning ("chicken", chickenpox) or its longer form ("spots", spot)."""
    return (
        typed == known or (len(typed) >= 3 and known.startswith(typed)) or (len(known) >= 4 and typed.startswith(known))
    )
