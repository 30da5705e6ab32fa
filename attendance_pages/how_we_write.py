"""The list of wordings as parents read it: in groups with plain names, the kinder words first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attendance_pages.tone.lexicon import CATEGORIES, Term

NAMES: dict[str, Promise] = {
    "threat": _("Words that sound like a threat"),
    "blame": _("Words that blame"),
    "legal": _("Words from the law and from offices"),
    "pressure": _("Words that push"),
    "deficit label": _("Words that put a label on a child or a family"),
    "patronising": _("Words that talk down"),
    "jargon": _("Words that only schools use"),
    "acronym": _("Letters that stand for words"),
}
WHY: dict[str, Promise] = {
    "jargon": _("These are short for staff and long for everybody else."),
    "acronym": _("We write them out, at least the first time."),
}
TOLD = frozenset({"strong", "explain"})  # what we only think twice about would make the lists too long to read
OUR_OWN_VIEW = "C"  # nothing but our own judgement speaks for it: good enough for a tip, not for the public list


@dataclass(frozen=True)
class Category:
    """One list, with its name."""

    name: Promise
    terms: list[Term]
    why: Promise | str = ""  # one reason for all of them; without it each tells its own


def by_category(terms: Iterable[Term]) -> list[Category]:
    """The wordings to change or to explain that somebody else speaks of too, in their lists; no list is empty."""
    told = [term for term in terms if term.strength in TOLD and term.evidence != OUR_OWN_VIEW]
    lists = [
        Category(NAMES[name], [term for term in told if term.category == name], WHY.get(name, ""))
        for name in CATEGORIES
    ]
    return [category for category in lists if category.terms]
