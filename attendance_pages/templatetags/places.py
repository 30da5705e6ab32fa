"""What templates show of places that can help."""

from collections.abc import Iterable
from typing import Any

from django import template
from wagtail.models import Site

from attendance_pages.models import SupportService
from attendance_pages.places.cards import PlaceCard, cards_of

register = template.Library()


@register.simple_tag(takes_context=True)
def place_cards(context: dict[str, Any], chosen: Iterable[SupportService | None]) -> list[PlaceCard]:
    """Cards for the chosen places, less those that this school's families do not see."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    return cards_of(site, chosen) if site else []
