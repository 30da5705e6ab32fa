"""What a school's site knows about somebody's words: pages, and whatever other rooms add by a hook."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, Site

from home.finding import DESCRIPTION, INTRODUCTION, OTHER_WORDS, TITLE, best_first, close_words, corrected
from home.models import StaffMember
from home.querysets import findable_pages, pages_with_words_inside

MOST_PAGES, MOST_OTHERS = 10, 3
HOOK = "register_search_results"  # called with site and query, gives a Section or None


class FoundPage(NamedTuple):
    """A page as components/page_link.html shows it."""

    title: str
    url: str
    introduction: str
    search_description: str
    drawing: str


class Section(NamedTuple):
    """What a room found that is no page: a heading, and things that `template` prints as `item`."""

    heading: str
    template: str
    items: list[Any]


class Results(NamedTuple):
    """All of it. `close` are words that we know, for a question that found nothing."""

    pages: list[FoundPage]
    sections: list[Section]
    close: list[str]


def find(request: HttpRequest, site: Site, query: str) -> Results:
    """Everything about `query`, the right page first: four queries for any number of pages, and those of the hooks."""
    rows = {row["pk"]: row for row in findable_pages(site)}
    texts = {pk: _texts(row) for pk, row in rows.items()}
    everything = [text for page in texts.values() for _weight, text in page]
    meant = corrected(query, everything)
    # The words that somebody typed also count inside a page's text; what only means the same does not.
    inside = [pk for pk in pages_with_words_inside(site, query, meant) if pk in rows]
    order = list(dict.fromkeys([*best_first(meant, texts), *inside]))[:MOST_PAGES]
    sections = [section for hook in hooks.get_hooks(HOOK) if (section := hook(site, meant))]
    found = bool(order or sections)
    pages = [_found_page(rows[pk], request) for pk in order]
    return Results(pages, sections, [] if found else close_words(query, everything))


def people_found(site: Site, query: str) -> Section | None:
    """People at school by name, role, or what they can help with."""
    people = {person.pk: person for person in StaffMember.objects.filter(site=site)}
    texts = {pk: [(TITLE, f"{one.name}, {one.role}"), (INTRODUCTION, one.can_help_with)] for pk, one in people.items()}
    found = [people[pk] for pk in best_first(query, texts)[:MOST_OTHERS]]
    return Section(_("People at school"), "home/found_person.html", found) if found else None


def _texts(row: dict[str, Any]) -> list[tuple[float, str]]:
    weights = {
        "title": TITLE,
        "other_words": OTHER_WORDS,
        "introduction": INTRODUCTION,
        "search_description": DESCRIPTION,
    }
    return [(weight, row[name]) for name, weight in weights.items()]


def _found_page(row: dict[str, Any], request: HttpRequest) -> FoundPage:
    url = Page(pk=row["pk"], url_path=row["url_path"]).get_url(request) or ""
    return FoundPage(row["title"], url, row["introduction"], row["search_description"], row["picture"])
