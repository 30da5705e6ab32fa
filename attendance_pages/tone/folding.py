"""One plain spelling of white space, dashes, quotation marks and joined letters, and the way back to the original."""

import re
from bisect import bisect_right
from dataclasses import dataclass

# The same characters stand in static/js/tone/folding.js; a test in a browser compares the two.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
OTHER_SPACE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
LETTERS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032`\u00b4\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02", '"'),
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st", "\u017f": "s", "\u212a": "K", "\u2026": "...",
}  # fmt: skip
GAP = f" {OTHER_SPACE}{INVISIBLE}"
UNUSUAL = re.compile(
    f"[-{DASHES}][{INVISIBLE}]*[ \t]*(?:\r\n|[\r\n])[ \t]*(?=[A-Za-z])|[{DASHES}]"
    f"|(?: (?=[{GAP}])|[{OTHER_SPACE}{INVISIBLE}])[{GAP}]*|[{''.join(LETTERS)}]"
)
WITHOUT_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028]|\u2029")


@dataclass(frozen=True)
class Folded:
    """The plain spelling. `text` has one space for any gap and a line feed where a paragraph ends."""

    text: str
    starts: list[int]
    pieces: list[tuple[int, int, int, int]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` up to `end` of the plain spelling stand in the original."""
        return self._origin(start)[0], self._origin(end - 1)[1]

    def _origin(self, index: int) -> tuple[int, int]:
        """First and past-the-last place in the original of one character."""
        at = bisect_right(self.starts, index) - 1
        if at < 0:
            return index, index + 1
        start, length, original, original_length = self.pieces[at]
        if index < start + length:
            return original, original + original_length
        place = original + original_length + index - start - length
        return place, place + 1


def plain(unusual: str) -> str:
    """What stands for one unusual run: nothing, a space, a paragraph's end, a hyphen or plain letters."""
    if unusual in LETTERS:
        return LETTERS[unusual]
    if unusual[0] in "-" + DASHES:
        return "-"
    if not unusual.strip(INVISIBLE):
        return ""
    ends = LINE_END.findall(unusual.translate(WITHOUT_INVISIBLE))
    return "\n" if len(ends) > 1 or "\u2029" in ends else " "


def fold(text: str) -> Folded:
    """The plain spelling of `text`."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    done = length = 0
    for found in UNUSUAL.finditer(text):
        start, end = found.span()
        replacement = plain(found.group())
        parts += [text[done:start], replacement]
        length += start - done
        pieces.append((length, len(replacement), start, end - start))
        length += len(replacement)
        done = end
    parts.append(text[done:])
    return Folded("".join(parts), [piece[0] for piece in pieces], pieces)
