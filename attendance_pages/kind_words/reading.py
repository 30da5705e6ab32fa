"""All words of all schools, read on the spot: for `manage.py check_tone`."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Model
from wagtail.models import Site

from attendance_pages.kind_words.checker import Flagged, flagged_in, matcher_for, terms_of
from attendance_pages.kind_words.services import live_items
from attendance_pages.models import ToneDismissal


class Standing(NamedTuple):
    """A flagged wording on a live page or snippet of a school."""

    site: Site
    item: Model
    flagged: Flagged


def flagged_live() -> Iterator[Standing]:
    """Every flagged wording on live pages and snippets that nobody left as it is, in the order of reading."""
    for site in Site.objects.select_related("root_page").order_by("pk"):
        matcher = matcher_for(terms_of(site))
        for item in live_items(site):
            left = set(ToneDismissal.objects.on(item).values_list("term_id", flat=True))
            for flagged in flagged_in(item, matcher):
                if flagged.hit.term.id not in left:
                    yield Standing(site, item, flagged)
