"""With which two characters can a match of a pattern begin? So the matcher tries few patterns at each word.

It reads the part of regular expressions that the lexicon uses: groups, alternatives, classes, `?`, `*`, `+`, `{m,n}`,
`\\b`, `\\d`, `\\w` and looking ahead.
"""

import string

LENGTH = 2
DIGITS = frozenset(string.digits)
NAMED = {"b": frozenset({""}), "d": DIGITS, "w": DIGITS | frozenset(string.ascii_lowercase + "_")}

Beginnings = frozenset[str]
NOTHING: Beginnings = frozenset({""})


def beginnings(pattern: str) -> list[str]:
    """What matches begin with, in lower case, in order. ValueError if the pattern does not begin with a word."""
    found, end = _alternatives(pattern, 0)
    if end != len(pattern) or any(begin[:1] not in NAMED["w"] for begin in found):
        raise ValueError(f"Every match must begin with a letter or a digit: {pattern}")
    return sorted(found)


def _alternatives(pattern: str, at: int) -> tuple[Beginnings, int]:
    """The beginnings of alternatives, and where the group or the pattern ends."""
    found, at = _sequence(pattern, at)
    while pattern[at : at + 1] == "|":
        more, at = _sequence(pattern, at + 1)
        found |= more
    return found, at


def _sequence(pattern: str, at: int) -> tuple[Beginnings, int]:
    """The beginnings of items that follow each other."""
    found = NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at)
        item, at = _repeated(pattern, at, item)
        found = joined(found, item)
    return found, at


def joined(first: Beginnings, second: Beginnings) -> Beginnings:
    """The beginnings of one followed by the other, as long as we need them."""
    if all(len(begin) == LENGTH for begin in first):
        return first
    return frozenset((begin + more)[:LENGTH] for begin in first for more in second)


def _repeated(pattern: str, at: int, item: Beginnings) -> tuple[Beginnings, int]:
    """The beginnings of an item as often as the sign behind it says."""
    sign = pattern[at : at + 1]
    if sign not in ("?", "*", "+", "{"):
        return item, at
    often = item if sign == "?" else item | joined(item, item)
    never = sign in "?*" or pattern.startswith("{0", at)
    end = pattern.index("}", at) if sign == "{" else at
    return often | NOTHING if never else often, end + 1


def _item(pattern: str, at: int) -> tuple[Beginnings, int]:
    """The beginnings of one item: a group, a class, an escape or a plain character."""
    if pattern[at] == "(":
        found, end = _alternatives(pattern, at + 3)
        return NOTHING if pattern[at + 2] in "=!" else found, end + 1
    if pattern[at] == "[":
        end = pattern.index("]", at)
        return _listed(pattern[at + 1 : end].lower()), end + 1
    if pattern[at] == "\\":
        escaped = pattern[at + 1]
        return NAMED.get(escaped, frozenset(escaped)), at + 2
    return frozenset(pattern[at].lower()), at + 1


def _listed(characters: str) -> Beginnings:
    """The characters of a class such as `cs` or `a-z'`."""
    found = set(characters)
    for before, sign, behind in zip(characters, characters[1:], characters[2:], strict=False):
        if sign == "-":
            found |= {chr(code) for code in range(ord(before), ord(behind) + 1)}
    return frozenset(found)
