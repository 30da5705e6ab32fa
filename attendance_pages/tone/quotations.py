"""Which parts of a plainly spelled text are quotations: words that somebody shows instead of saying them."""

import re

LETTER = re.compile("[A-Za-z0-9]")
MARK = re.compile("[\"']")
OPENS_AFTER = frozenset(" \n([{-/\"'")
CLOSES_BEFORE = frozenset(" \n)]}-/\"'.,;:!?")
CUT_SHORT = re.compile(r"(?:tis|twas|em|til|till|cause|cos|coz|bout|n|round|\d\ds?)\b", re.ASCII | re.IGNORECASE)
LONGEST_SINGLE = 300


def opens(text: str, at: int) -> bool:
    """Whether the mark at `at` stands where a quotation begins: before a letter, not inside or after a word."""
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    return before in OPENS_AFTER and after not in ("", " ", "\n")


def closes(text: str, at: int) -> bool:
    """Whether the mark at `at` stands where a quotation ends."""
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    return before not in " \n" and (after == "" or after in CLOSES_BEFORE)


def end_of_double(text: str, marks: list[int], number: int) -> int | None:
    """The number of the mark that closes double mark `number` in its paragraph; None if another opens first."""
    for other in range(number + 1, len(marks)):
        if "\n" in text[marks[other - 1] : marks[other]]:
            return None
        if text[marks[other]] != '"':
            continue
        if closes(text, marks[other]):
            return other
        if opens(text, marks[other]):
            return None
    return None


def end_of_single(text: str, marks: list[int], number: int) -> int | None:
    """The number of the mark that closes single mark `number`. One after an "s" does so only if no other does."""
    possible = None
    for other in range(number + 1, len(marks)):
        at = marks[other]
        if at - marks[number] > LONGEST_SINGLE or "\n" in text[marks[other - 1] : at]:
            return possible
        if text[at] == "'" and closes(text, at):
            if text[at - 1] not in "sS":
                return other
            possible = other if possible is None else possible
        elif opens(text, at):
            return possible
    return possible


def quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of every quotation, marks included, in order. One that never closes is none."""
    marks = [found.start() for found in MARK.finditer(text)]
    spans = []
    number = 0
    while number < len(marks):
        at, end = marks[number], None
        if opens(text, at):
            if text[at] == '"':
                end = end_of_double(text, marks, number)
            elif LETTER.match(text, at + 1) and not CUT_SHORT.match(text, at + 1):
                end = end_of_single(text, marks, number)
        if end is not None:
            spans.append((at, marks[end] + 1))
        number = number + 1 if end is None else end + 1
    return spans
