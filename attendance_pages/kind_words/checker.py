"""The list of words as one school uses it, and what it finds on a page or snippet."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from django.db.models import Model
from wagtail.models import Site

from attendance_pages.kind_words.passages import passages
from attendance_pages.models import AllowedTerm, SchoolTerm
from attendance_pages.tone import lexicon
from attendance_pages.tone.lexicon import Term
from attendance_pages.tone.matcher import Hit, Matcher

BETWEEN = "\n\n"  # paragraphs
SCHOOLS_OWN = "school"  # source and evidence of a wording that the school added


class Flagged(NamedTuple):
    """A hit, in the paragraph where it stands."""

    hit: Hit
    paragraph: str


def terms_of(site: Site) -> tuple[Term, ...]:
    """The site's own list, less what the school lets stand, and what it added. Two small reads, always fresh."""
    allowed = set(AllowedTerm.objects.of_school(site).values_list("term_id", flat=True))
    ours = SchoolTerm.objects.of_school(site).filter(is_on=True).order_by("pk")
    return (*(term for term in lexicon.load() if term.id not in allowed), *_readable(ours))


@lru_cache(maxsize=16)
def matcher_for(terms: tuple[Term, ...]) -> Matcher:
    """The matcher of a list. Kept by what is in the list, so a change of the list is a new matcher."""
    return Matcher(terms)


def listed_term(term_id: str) -> Term | None:
    """A term of the site's own list."""
    return next((term for term in lexicon.load() if term.id == term_id), None)


def flagged_in(item: Model, matcher: Matcher) -> list[Flagged]:
    """What the matcher finds in the words of a page or snippet. Quotations are left alone.

    The page is read as one text: a short form is fine once the page has spelled it out.
    """
    ours = [passage.text for passage in passages(item) if not passage.quoted]
    starts = list(accumulate((len(text) + len(BETWEEN) for text in ours), initial=0))
    hits = matcher.find(BETWEEN.join(ours), explains_law=getattr(item, "explains_the_law", False))
    return [Flagged(hit, ours[bisect_right(starts, hit.start) - 1]) for hit in hits]


def _readable(school_terms: Iterable[SchoolTerm]) -> Iterator[Term]:
    """The school's wordings. One without a word in it, from an import or an older version, finds nothing."""
    for school_term in school_terms:
        with suppress(ValueError):
            yield _as_term(school_term)


def _as_term(school_term: SchoolTerm) -> Term:
    return lexicon.plain_term(
        school_term.words, school_term.kinder, school_term.reason,
        term_id=school_term.term_id, strength=school_term.strength, source=SCHOOLS_OWN, evidence=SCHOOLS_OWN,
    )  # fmt: skip
