"""With which three characters can a match of a pattern begin? So the matcher tries few patterns at each word.

It reads the part of regular expressions that the lexicon uses: groups, alternatives, classes, `?`, `*`, `+`, `{m,n}`,
`\\b`, `\\d`, `\\w` and looking ahead. Letters are small; every digit is written 0.
"""

import string
from dataclasses import dataclass

LENGTH = 3
SMALL = str.maketrans(string.ascii_uppercase + string.digits, string.ascii_lowercase + "0" * 10)
NAMED = {"b": frozenset({""}), "d": frozenset("0"), "w": frozenset(string.ascii_lowercase + "_0")}

Beginnings = frozenset[str]
NOTHING: Beginnings = frozenset({""})


@dataclass
class Item:
    """One item of a pattern, characters or alternatives that are lists of items, and how often it stands."""

    what: "Beginnings | list[list[Item]]"
    never: bool = False
    again: bool = False

    def beginnings(self) -> Beginnings:
        """What matches of the item begin with, at most three characters each."""
        once = self.what if isinstance(self.what, frozenset) else of_alternatives(self.what)
        often = once | joined(once, once) | joined(joined(once, once), once) if self.again else once
        return often | NOTHING if self.never else often


def beginnings(pattern: str) -> list[str]:
    """What matches begin with, in order. ValueError if the pattern does not begin with a word.

    They are shorter than three characters only where a whole match is.
    """
    alternatives, end = _alternatives(pattern, 0)
    found = of_alternatives(alternatives)
    if end != len(pattern) or any(begin[:1] not in NAMED["w"] for begin in found):
        raise ValueError(f"Every match must begin with a letter or a digit: {pattern}")
    return sorted(found)


def of_alternatives(alternatives: list[list[Item]]) -> Beginnings:
    """What matches of one of the alternatives begin with."""
    return frozenset().union(*(_of_sequence(items) for items in alternatives))


def _of_sequence(items: list[Item]) -> Beginnings:
    """What matches of items that follow each other begin with. It stops where enough is known."""
    found = NOTHING
    for item in items:
        if all(len(begin) == LENGTH for begin in found):
            break
        found = joined(found, item.beginnings())
    return found


def joined(first: Beginnings, second: Beginnings) -> Beginnings:
    """The beginnings of one followed by the other, as long as we need them."""
    whole = {begin for begin in first if len(begin) == LENGTH}
    return frozenset(whole | {(begin + more)[:LENGTH] for begin in first - whole for more in second})


def _alternatives(pattern: str, at: int) -> tuple[list[list[Item]], int]:
    """The alternatives from `at` on, and where their group or the pattern ends."""
    found: list[list[Item]] = [[]]
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found.append([])
            at += 1
        else:
            item, at = _item(pattern, at)
            found[-1].append(item)
    return found, at


def _item(pattern: str, at: int) -> tuple[Item, int]:
    """One item with the sign that says how often it stands, and where it ends."""
    what, at = _what(pattern, at)
    sign = pattern[at : at + 1]
    if sign == "{":
        return Item(what, pattern.startswith("{0", at), True), pattern.index("}", at) + 1
    if sign in ("?", "*", "+"):
        return Item(what, sign != "+", sign != "?"), at + 1
    return Item(what), at


def _what(pattern: str, at: int) -> tuple[Beginnings | list[list[Item]], int]:
    """A group, a class, an escape or a plain character."""
    if pattern[at] == "(":
        alternatives, end = _alternatives(pattern, at + 3)
        return NOTHING if pattern[at + 2] in "=!" else alternatives, end + 1
    if pattern[at] == "[":
        end = pattern.index("]", at)
        return _listed(pattern[at + 1 : end]), end + 1
    if pattern[at] == "\\":
        escaped = pattern[at + 1]
        return NAMED.get(escaped, frozenset(escaped.translate(SMALL))), at + 2
    return frozenset(pattern[at].translate(SMALL)), at + 1


def _listed(characters: str) -> Beginnings:
    """The characters of a class such as `cs` or `a-z'`."""
    found = set(characters)
    for before, sign, behind in zip(characters, characters[1:], characters[2:], strict=False):
        if sign == "-":
            found |= {chr(code) for code in range(ord(before), ord(behind) + 1)}
    return frozenset(character.translate(SMALL) for character in found)
