"""What is worth a second look before a reply goes out. It asks no database, warns once, and never keeps a reply back.

Staff who meant well gave a name or a place away, or promised a silence that they could not keep: the mistakes that
the Information Commissioner tells of (September 2023). "Keeping children safe in education" says that nobody may
promise a child secrecy.
"""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

# Each is one way to promise silence. They are read without accents, in small letters, with straight apostrophes.
PROMISES = [
    r"(?:i|we) (?:will not|won't|shall not|shan't|'ll not|'ll never|will never|would never) (?:tell|say|share|pass)",
    r"(?:will not|won't|'ll not) (?:tell|say anything to) (?:anyone|anybody|any one|a soul|others|them|him|her)\b",
    r"\bsecre(?:t|cy)\b",
    r"\bjust between (?:us|you and me|the two of us)\b",
    r"\bbetween (?:you and me|you and us|the two of us)\b",
    r"\bstays? (?:between|with) (?:us|me|you and me)\b",
    r"\b(?:nobody|no one|no-one) (?:else )?(?:will|'ll|would|is going to|needs to|has to) (?:ever )?(?:know|hear|find)",
    r"\bto (?:myself|ourselves)\b",
    r"\bpromise (?:you )?not to (?:tell|say|share)\b",
    r"\b(?:strictly|completely|totally|fully|100%) (?:private|confidential)\b",
    r"\b(?:in|is|be|stays?|remains?) (?:strict )?(?:confidence|confidential)\b",
    r"\byour (?:word|words|message) (?:is|are) safe with (?:me|us)\b",
    r"\bmy lips are sealed\b",
    r"\bmum's the word\b",
    r"\boff the record\b",
]
PROMISE = re.compile("|".join(PROMISES))
# To say that one cannot promise it is what we hope for: up to the end of the sentence it does not count.
HONEST = re.compile(r"\b(?:cannot|can not|can't|could not|couldn't|may not|never) (?:promise|keep|always)\b[^.!?\n]*")
# Words that stand beside names, and who is meant by them is not said.
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """a all am an and any anybody anyone are at be both but by child children class do everybody everyone for
        from has have her hers him his home i if in is it its know me mine must my name nickname no nobody none nor not
        of old on one or our ours people please school she so that the their theirs them they this to twins us we who
        with year years you your yours""",
    )
)
LONG_ENOUGH = 2  # letters of a name


def cautions(body: str, *, child: str = "", must_not_know: str = "") -> list[str]:
    """What to think about before `body` is sent, as sentences; none where nothing was found.

    `child`: what the family called its child. `must_not_know`: who must not know, in the family's words.
    """
    said = _plain(body)
    words = set(re.findall(r"\w+", said))
    found = []
    if named := _named(child, words):
        found.append(
            _("Your reply says “%(name)s”. Could somebody else read it over their shoulder?") % {"name": named}
        )
    if named := _named(must_not_know, words):
        found.append(
            _("Your reply says “%(name)s”. The family told us who must not know. Is it wise to write of them here?")
            % {"name": named}
        )
    if PROMISE.search(HONEST.sub("", said)):
        found.append(
            _("Your reply may sound as if nobody else would ever know. If a child may not be safe, we have to tell.")
        )
    return found


def _named(names: str, words: Iterable[str]) -> str:
    """The parts of `names` that are among `words`, as the family wrote them."""
    parts = [part for part in re.findall(r"\w+", names) if len(part) >= LONG_ENOUGH and not part.isdigit()]
    return ", ".join(part for part in parts if _plain(part) not in NO_NAMES and _plain(part) in words)


def _plain(text: str) -> str:
    """Small letters, straight apostrophes and single spaces, without accents."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"[ \t]+", " ", bare.replace("’", "'").replace("‘", "'").casefold())
