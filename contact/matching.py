"""Whether words stand in a text, however they are spelled with capitals and accents. Pure Python."""

import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not take apart, and marks that phones set by themselves.
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "\u2019": "'", "\u2018": "'"}
)


def folded(text: str) -> str:
    """The text in small letters, without accents and other marks above or below them."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(PLAIN)


def words_of(typed: str) -> list[str]:
    """What somebody looks for, word by word and folded; each once."""
    return list(dict.fromkeys(folded(typed).split()))


def parts_with(words: Iterable[str], texts: Iterable[tuple[str, str]]) -> list[str]:
    """The names of the parts in which any of `words` stands, if all of them stand somewhere; else none.

    `words` are folded; `texts` are pairs of a part's name and its text. A word also counts inside a longer one.
    """
    missing, parts = set(words), {}
    for part, text in texts:
        plain = folded(text)
        here = {word for word in words if word in plain}
        if here:
            missing -= here
            parts[part] = True
    return [] if missing else list(parts)
