"""The words that may hurt, from `lexicon.csv`, and words that a school adds itself."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CATEGORIES = ("threat", "blame", "legal", "pressure", "deficit label", "patronising", "jargon", "acronym")
STRENGTHS = ("strong", "explain", "consider")
EVIDENCE = ("A", "B", "C")
SPELLED_OUT = "spelled out earlier on the page"

# What a pattern in the table may say in short. Angle brackets mean nothing else there.
SHORT = {
    "<s>": r"(?:s|\(s\))?",
    "<child>": r"(?:child(?:ren)?(?:\(ren\))?|(?:son|daughter|pupil|student|boy|girl|kid|learner)<s>)",
    "<parents>": r"(?:(?:parent|carer|guardian|mother|father|mum|dad)<s>(?:(?: ?/ ?| and | or | & )"
    r"(?:carer|guardian|father|dad)<s>)?|families|family)",
    "<whose>": r"(?:(?:(?:your|the|this|each|every) )?(?:<child>|[a-z]+)'s?|(?:his|her|their|your|our|the)"
    r"(?: child(?:ren)?'?s?)?)",
    "<them>": r"(?:him|her|them|(?:(?:your|the|their|his|her|a|this) )?<child>)",
    "<authority>": r"(?:(?:the|our|your|its|local|county|borough|city) ){0,3}(?:social (?:services|care|workers?)"
    r"|children's (?:services|social care)|police|council|local authority|authorit(?:y|ies)|la|ewo|ews|mash"
    r"|education(?:al)? welfare(?: (?:officers?|service|team|department))?|courts?|magistrates|governors|governing body"
    r"|attendance (?:officers?|team|service|panel|enforcement|support team)"
    r"|legal (?:team|department|services?|panel|action|intervention)|enforcement team|safeguarding team)",
    "<percent>": r"\d{1,2}(?:\.\d+)? ?(?:%|per ?cent)",
}


@dataclass(frozen=True)
class Term:
    """One wording: how it is found, what is kinder, why, and how sure we are."""

    id: str
    term: str
    pattern: str
    case_sensitive: bool
    category: str
    strength: str
    kinder: str
    reason: str
    source: str
    evidence: str
    allow_when: str
    allowed_on_law_page: bool
    unless: str = ""  # a pattern of longer wordings in which the words are harmless: "penalty shoot-out"

    @property
    def may_be_spelled_out(self) -> bool:
        """Whether the wording is fine once the page has said it in whole words."""
        return self.allow_when == SPELLED_OUT


def widened(pattern: str) -> str:
    """The pattern with short forms written out. A space may be a hyphen, a hyphen have spaces, an apostrophe lack."""
    for _ in range(3):
        for short, long in SHORT.items():
            pattern = pattern.replace(short, long)
    pattern = re.sub("'(?!\\?)", "'?", pattern)
    pattern = pattern.replace("[- ]", "\0").replace(" ", "[ -]")
    return pattern.replace("\0", "(?: - |[ -])")


@cache
def load() -> tuple[Term, ...]:
    """Every wording of the table, in its order."""
    with Path(__file__).with_name("lexicon.csv").open(encoding="utf-8", newline="") as table:
        return tuple(_term(row) for row in csv.DictReader(table))


def _term(row: dict[str, str]) -> Term:
    """One line of the table."""
    return Term(
        id=row["id"],
        term=row["term"],
        pattern=widened(row["pattern"]),
        case_sensitive=row["case_sensitive"] == "1",
        category=row["category"],
        strength=row["strength"],
        kinder=row["kinder_alternative"],
        reason=row["reason"],
        source=row["source"],
        evidence=row["evidence"],
        allow_when=row["allow_when"],
        allowed_on_law_page=row["allowed_on_law_page"] == "1",
        unless=widened(row["unless"]),
    )


def plain_term(
    words: str,
    kinder: str,
    reason: str,
    *,
    term_id: str,
    category: str = "jargon",
    strength: str = "consider",
    source: str = "",
    evidence: str = "C",
    allowed_on_law_page: bool = False,
) -> Term:
    """A wording from plain words that a school typed; commas part several. ValueError if there is no word in it.

    Nothing in `words` is read as a pattern. Longer words are found with their usual endings; words in capitals
    of up to six letters ("SALT") only as they stand.
    """
    phrases = [re.findall(r"[A-Za-z0-9]+(?:['’&/.-][A-Za-z0-9]+)*", phrase) for phrase in words.split(",")]
    phrases = [phrase for phrase in phrases if len("".join(phrase)) > 1]
    if not phrases:
        raise ValueError("Type at least one word.")
    capitals = all(word.isupper() and len(word) <= 6 for phrase in phrases for word in phrase)
    forms = ["[ -]".join(word if capitals else inflected(word) for word in phrase) for phrase in phrases]
    return Term(
        id=term_id,
        term=words.strip(),
        pattern=rf"\b(?:{'|'.join(forms)}){'s?' if capitals else ''}\b",
        case_sensitive=capitals,
        category=category,
        strength=strength,
        kinder=kinder,
        reason=reason,
        source=source,
        evidence=evidence,
        allow_when="",
        allowed_on_law_page=allowed_on_law_page,
    )


def inflected(word: str) -> str:
    """A pattern of one plain word with the endings that English gives it."""
    word = word.lower().replace("’", "'")
    safe = re.sub(r"[./]", r"\\\g<0>", word).replace("-", "[ -]?")
    if len(word) < 4 or not word.isalpha():
        return safe
    if word.endswith("e"):
        return rf"{safe[:-1]}(?:e|es|ed|er|ers|ing|e's)"
    if word.endswith("y") and word[-2] not in "aeiou":
        return rf"{safe[:-1]}(?:y|ies|ied|ying|y's)"
    return rf"{safe}(?:s|es|ed|er|ers|ing|'s|s')?"
