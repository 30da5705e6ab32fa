"""All words of all schools, read on the spot: for `manage.py check_tone`."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Model
from wagtail.models import Page, Site

from attendance_pages.kind_words.checker import Flagged, flagged_in, matcher_for, terms_of
from attendance_pages.kind_words.services import live_items
from attendance_pages.models import ToneDismissal
from attendance_pages.tone.matcher import Hit


class Standing(NamedTuple):
    """A flagged wording on a live page or snippet of a school."""

    site: Site
    item: Model
    flagged: Flagged

    @property
    def hit(self) -> Hit:
        """Which wording it is."""
        return self.flagged.hit

    @property
    def where(self) -> str:
        """The page's address, or what kind of record it is."""
        own = self.item._meta.verbose_name
        return self.item.full_url or "" if isinstance(self.item, Page) else f"{own} {self.item.pk}"


def flagged_live() -> Iterator[Standing]:
    """Every flagged wording on live pages and snippets that nobody left as it is, in the order of reading."""
    for site in Site.objects.select_related("root_page").order_by("pk"):
        matcher = matcher_for(terms_of(site))
        for item in live_items(site):
            left = set(ToneDismissal.objects.on(item).values_list("term_id", flat=True))
            found = (flagged for flagged in flagged_in(item, matcher) if flagged.hit.term.id not in left)
            yield from (Standing(site, item, flagged) for flagged in found)


def as_json(found: Sequence[Standing]) -> str:
    """A JSON list for programs: which page, which wording, in which paragraph."""
    rows = [
        {
            "page": str(standing.item),
            "where": standing.where,
            "id": standing.hit.term.id,
            "text": standing.hit.text,
            "paragraph": standing.flagged.paragraph,
            "suggestion": standing.hit.term.kinder,
            "category": standing.hit.term.category,
            "strength": standing.hit.term.strength,
        }
        for standing in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_text(found: Sequence[Standing]) -> Iterator[str]:
    """Lines for people: the page, then its wordings and what is kinder."""
    page = None
    for standing in found:
        if standing.item != page:
            page = standing.item
            yield f"{page} ({standing.where})"
        yield f"    “{' '.join(standing.hit.text.split())}” ({standing.hit.term.strength})"
        yield f"        kinder: {standing.hit.term.kinder}"
    strong = sum(standing.hit.term.strength == "strong" for standing in found)
    if found:
        yield f"{len(found)} wordings to think about, {strong} of them to change."
    else:
        yield "No wording of the list stands on a live page."
