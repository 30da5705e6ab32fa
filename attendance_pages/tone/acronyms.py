"""Has the page said in whole words what its capital letters mean?"""

import re

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?\d*|\d+", re.ASCII | re.IGNORECASE)
CAPITALS = re.compile(r"[A-Za-z]*[A-Z][A-Za-z]*\d*", re.ASCII)
BETWEEN = frozenset({"a", "an", "and", "as", "at", "for", "in", "of", "on", "the", "to", "with"})


class SpelledOut:
    """Where a text spells out its acronyms. Each acronym is looked for once, however often it stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: list[re.Match[str]] = []
        self._known: dict[str, list[tuple[int, int]]] = {}

    def before(self, start: int, end: int) -> bool:
        """Whether the acronym at `start` to `end` is spelled out earlier, or in brackets right behind it."""
        capitals = CAPITALS.match(self._text, start)
        letters = capitals.group().removesuffix("s").lower() if capitals else ""
        if letters not in self._known:
            self._known[letters] = self._spellings(letters)
        return any(first < end + 3 for first, _ in self._known[letters])

    def _spellings(self, letters: str) -> list[tuple[int, int]]:
        """The first place where words begin with these letters. Two letters prove nothing without brackets."""
        if not self._words:
            self._words = list(WORD.finditer(self._text))
        for number, word in enumerate(self._words):
            if letters and word.group()[0].lower() == letters[0] and word.group().lower() != letters:
                end = self._spells(letters, number)
                if end and (len(letters) > 2 or self._in_brackets(letters, word.start(), end)):
                    return [(word.start(), end)]
        return []

    def _spells(self, letters: str, number: int, passed: int = 0) -> int:
        """The end of the words from `number` on that spell `letters`; 0 if they do not. Small words may be passed."""
        if not letters:
            return self._words[number - 1].end()
        if number >= len(self._words) or passed > 2:
            return 0
        word = self._words[number].group().lower()
        for taken in (1, 2):
            if len(letters) >= taken and word.startswith(letters[:taken]):
                end = self._spells(letters[taken:], number + 1)
                if end:
                    return end
        return self._spells(letters, number + 1, passed + 1) if word in BETWEEN else 0

    def _in_brackets(self, letters: str, start: int, end: int) -> bool:
        """Whether "words (AB)" or "AB (words)" stands there."""
        behind = self._text[end : end + len(letters) + 4].lower()
        before = self._text[max(0, start - len(letters) - 4) : start].lower()
        return behind.startswith(f" ({letters}") or before.endswith((f"{letters} (", f"{letters}s ("))
