"""Named reads of people and pages."""

from typing import Any

from django.db import models
from wagtail.models import Page, PageQuerySet, Site


class StaffMemberManager(models.Manager):
    """People always come with their photos: a block of faces reads them in one go (Wagtail's `in_bulk`)."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """Everybody, each with the photo."""
        return super().get_queryset().select_related("photo")


def front_pages(site: Site) -> PageQuerySet:
    """The live public pages right below the home page."""
    return Page.objects.child_of(site.root_page).live().public()


def pages_matching(site: Site, words: str) -> Any:
    """Live public pages of a school that hold `words`, best first."""
    pages = Page.objects.descendant_of(site.root_page, inclusive=True).live().public().specific()
    # SQLite's search takes a quotation mark for syntax: a lone one would be an error.
    plain = words.replace('"', " ").strip()
    return pages.search(plain, operator="or") if plain else pages.none()
