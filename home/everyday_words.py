"""How parents' words are read: endings fall away, and each word brings those that mean the same here. Plain Python."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("everyday_words.toml")
VOWEL = re.compile("[aeiouy]")
APOSTROPHES = re.compile("['\u2018\u2019\u02bc`]")


def words_of(text: str) -> list[str]:
    """The words of `text` in small letters; won't is wont."""
    return re.findall(r"\w+", APOSTROPHES.sub("", text.casefold()))


# Words of nearly every question: they find nothing by themselves.
QUIET = frozenset(
    words_of("""
    a about am an and any are as at be been but by can child children could daughter day did do does for from get go
    got had has have he her here hers him his how i if im in is it its just kid kids me my need no not of off on or
    our out please school she so some someone son that the their them there they this to today too up us want was
    we were what when where which who why will with would you your yours
    ive id hes shes theyre youre dont doesnt didnt cant couldnt wont wouldnt isnt""")
)


def root(word: str) -> str:
    """What is left of a word without its ending: bullied, bullies and bullying are bulli. Not a word any more."""
    word = re.sub("(?<=[a-z])i(ed|es)$", "y", word)
    if len(word) > 5:
        word = re.sub("ness(es)?$", "", word)
    word = re.sub("(?<=ss|sh|ch)es$|(?<=[xz])es$", "", word)
    word = re.sub("(?<=[a-z]{2}[^su])s$", "", word)
    for ending, shortest in (("ing", 2), ("ed", 3)):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= shortest and VOWEL.search(stem):
            word = stem
    word = re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", word)
    return re.sub("(?<=..)e$", "", re.sub("(?<=.)y$", "i", word))


def rooted(text: str) -> str:
    """The roots of `text`, each between spaces; what a comma or a full stop parts is parted by a stroke."""
    parts = (" ".join(map(root, words_of(part))) for part in re.split(r"[,.;:!?\n]", text))
    return f" {' | '.join(part for part in parts if part)} "


@cache
def groups() -> list[list[str]]:
    """The table: the rooted words and phrases of each group."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [sorted({rooted(phrase).strip() for phrase in words.split(",")}) for words in table.values()]


@cache
def known_words() -> frozenset[str]:
    """Every word of the table, as it is written."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return frozenset(word for words in table.values() for word in words_of(words))


class Part(NamedTuple):
    """A part of a question: how it was said, and what else means the same. Both in roots."""

    own: list[str]
    others: list[str]


def parts_of(query: str) -> list[Part]:
    """The parts of a question that say something.

    "She's poorly and won't go in" has two parts: being ill, and not going in.
    """
    text = rooted(query).replace(" | ", " ")
    said: dict[int, list[str]] = {}
    for number, phrase in _longest_first():
        if f" {phrase} " in text:
            said.setdefault(number, []).append(phrase)
            text = text.replace(f" {phrase} ", " | ")
    parts = [Part(own, [other for other in groups()[number] if other not in own]) for number, own in said.items()]
    rest = [word for word in dict.fromkeys(words_of(query)) if f" {root(word)} " in text]
    loud = [word for word in rest if word not in QUIET]
    parts += [Part([root(word)], []) for word in (loud if parts else loud or rest)]
    asked = rooted(query).replace(" | ", " ")
    return sorted(parts, key=lambda part: asked.find(f" {part.own[0]} "))


@cache
def _longest_first() -> list[tuple[int, str]]:
    """Every phrase of the table with the number of its group; "hot chocolate" comes before "hot"."""
    phrases = [(number, phrase) for number, group in enumerate(groups()) for phrase in group]
    return sorted(phrases, key=lambda pair: -len(pair[1]))


def widened(query: str) -> list[str]:
    """Everything that finds what `query` asks for: its own words first, then those that mean the same, in roots."""
    parts = parts_of(query)
    own = [wording for part in parts for wording in part.own]
    return list(dict.fromkeys(own + [wording for part in parts for wording in part.others]))


def one_slip(typed: str, meant: str) -> bool:
    """Whether one letter is wrong, missing, too many, or two neighbours changed places."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return typed == meant
    start = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    left, right = typed[start:], meant[start:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped
