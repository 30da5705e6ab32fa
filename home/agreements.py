"""Whose yes has run out, or soon will: pictures, voices on pages, and parents whom a page names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from home.models import BasePage, SchoolImage


@dataclass(frozen=True)
class Agreement:
    """Something that we may show until a day: what it is, who said yes, where staff can change it."""

    what: str
    where: str
    who_said_yes: str
    until: date
    address: str


def ending_before(site: Site, day: date) -> list[Agreement]:
    """Every agreement of a school whose last day lies before `day`, the oldest first.

    One query for the pictures and one for each kind of page, however many there are.
    """
    pages = Page.objects.descendant_of(site.root_page, inclusive=True).live().type(BasePage).specific()
    found = [*_pictures(day), *(agreement for page in pages for agreement in _on_page(page, day))]
    return sorted(found, key=lambda agreement: (agreement.until, agreement.where))


def _pictures(day: date) -> Iterator[Agreement]:
    for image in SchoolImage.objects.filter(consent_until__lt=day):
        address = reverse("wagtailimages:edit", args=[image.pk])
        yield Agreement(str(_("Picture")), image.title, image.consent_from, image.consent_until, address)


def _on_page(page: Any, day: date) -> Iterator[Agreement]:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if page.co_authors and page.co_authors_until and page.co_authors_until < day:
        yield Agreement(str(_("Parents named")), page.title, page.co_authors, page.co_authors_until, address)
    for voice in _voices(page):
        until = date.fromisoformat(voice["shown_until"])
        if until < day:
            yield Agreement(str(_("Voice")), page.title, voice.get("said_yes") or voice["who"], until, address)


def _voices(page: Page) -> Iterator[dict[str, Any]]:
    """The voices with a last day in all the words of a page, as they are stored: nothing is looked up for them."""
    for field in page._meta.fields:
        if isinstance(field, StreamField):
            blocks = getattr(page, field.name).raw_data
            yield from (block["value"] for block in blocks if _has_last_day(block))


def _has_last_day(block: dict[str, Any]) -> bool:
    return block["type"] == "family_voice" and bool(block["value"].get("shown_until"))
