"""What makes a text hard to read: long sentences first, long words next, an estimated age last. A guide only."""

import csv
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from attendance_pages.tone.folding import GAP, INVISIBLE, WITHOUT_INVISIBLE
from attendance_pages.tone.syllables import syllables

LONG_SENTENCE = 20  # words; more are hard to hold in mind
LONG_PARAGRAPH = 3  # sentences
LONG_WORD = 3  # syllables
ENOUGH_WORDS = 50  # below, an age would be a guess about nothing
YOUNGEST, OLDEST = 5, 20

LETTERS = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff"
WORD = re.compile(rf"[{LETTERS}](?:[{LETTERS}{INVISIBLE}'\u2019-]*[{LETTERS}])?")
LINE = "(?:\r\n|[\n\r\x0b\x0c\x85\u2028])"
SIDE = f"[ \t\xa0{INVISIBLE}]*"
PARAGRAPH_END = re.compile(f"{LINE}(?:{SIDE}{LINE})+|\u2029")
SENTENCE_END = re.compile(
    f"[.!?\u2026][\"'\u2019\u201d)\\]]*(?=[{GAP}]|$)|{LINE}(?={SIDE}(?:[-*\u2022\u2013\u00b7]|[0-9A-Z\"'\u201c\u2018]))"
)
SHORTENED = re.compile(r"(?:^|[^A-Za-z])(?:mr|mrs|ms|dr|st|no|vs|eg|ie|e\.g|i\.e|a\.m|p\.m)\.$", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """A long sentence, with its words counted; or a long paragraph, with its sentences counted."""

    start: int
    end: int
    text: str
    count: int


@dataclass(frozen=True)
class LongWord:
    """A long word for which there is a plain one."""

    start: int
    end: int
    text: str
    plain: str


@dataclass(frozen=True)
class Readability:
    """What was found, the longest first. The ages are an estimate, None where there are too few words for one."""

    words: int
    long_sentences: tuple[Passage, ...]
    long_paragraphs: tuple[Passage, ...]
    long_words: tuple[LongWord, ...]
    age_from: int | None
    age_to: int | None


@cache
def plain_words() -> Mapping[str, str]:
    """Long words and what to say instead, from `plain_words.csv`."""
    with Path(__file__).with_name("plain_words.csv").open(encoding="utf-8", newline="") as table:
        return {row["word"]: row["plain"] for row in csv.DictReader(table)}


def read(text: str, swaps: Mapping[str, str] | None = None) -> Readability:
    """How hard `text` is to read. `swaps` are plain words for long ones, ours if there are no others."""
    paragraphs = [(start, end, sentences(text, start, end)) for start, end in parts(text, PARAGRAPH_END)]
    every = [sentence for _, _, inner in paragraphs for sentence in inner]
    count = sum(sentence.count for sentence in every)
    age_from, age_to = ages(text, count, len(every))
    return Readability(
        words=count,
        long_sentences=longest_first(sentence for sentence in every if sentence.count > LONG_SENTENCE),
        long_paragraphs=longest_first(
            Passage(start, end, text[start:end], len(inner))
            for start, end, inner in paragraphs
            if len(inner) > LONG_PARAGRAPH
        ),
        long_words=tuple(long_words(text, plain_words() if swaps is None else swaps)),
        age_from=age_from,
        age_to=age_to,
    )


def parts(text: str, ends: re.Pattern[str], first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of what lies between the ends, with its own full stop, without white space around it."""
    last = len(text) if last is None else last
    begin = first
    for found in [*ends.finditer(text, first, last), None]:
        end = found.end() if found else last
        if found and SHORTENED.search(text[max(first, found.start() - 5) : end]):
            continue
        part = text[begin:end]
        start = begin + len(part) - len(part.lstrip(GAP))
        stop = begin + len(part.rstrip(GAP))
        if start < stop:
            yield start, stop
        begin = end


def sentences(text: str, first: int, last: int) -> list[Passage]:
    """The sentences of one paragraph that hold words, with their words counted."""
    found = []
    for start, end in parts(text, SENTENCE_END, first, last):
        sentence = text[start:end]
        count = len(WORD.findall(sentence))
        if count:
            found.append(Passage(start, end, sentence, count))
    return found


def longest_first(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages with the highest count first; of the same count the earlier first."""
    return tuple(sorted(passages, key=lambda passage: (-passage.count, passage.start)))


def long_words(text: str, swaps: Mapping[str, str]) -> Iterator[LongWord]:
    """Every word of three or more syllables for which there is a plain one."""
    for found in WORD.finditer(text):
        word = bare(found.group())
        if word in swaps and syllables(word) >= LONG_WORD:
            yield LongWord(found.start(), found.end(), found.group(), swaps[word])


def bare(word: str) -> str:
    """The word in small letters, without soft hyphens."""
    return word.translate(WITHOUT_INVISIBLE).replace("\u2019", "'").lower()


def ages(text: str, words: int, sentences: int) -> tuple[int | None, int | None]:
    """The range of ages at which most people read such a text with ease, by the formula of Flesch and Kincaid."""
    if words < ENOUGH_WORDS:
        return None, None
    sounds = sum(syllables(bare(word)) for word in WORD.findall(text))
    age = 0.39 * (words / sentences) + 11.8 * (sounds / words) - 15.59 + 5
    age_from = min(OLDEST, max(YOUNGEST, math.floor(age - 0.5)))
    return age_from, age_from + 2
