"""What other rooms' templates may show of events."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from events.models import EventPage, Occurrence

register = template.Library()


@register.inclusion_tag("events/upcoming_cards.html", takes_context=True)
def upcoming_events_cards(context: dict[str, Any], limit: int = 3) -> dict[str, Any]:
    """The next dates as cards."""
    return {"events": coming_events(context, limit)}


@register.simple_tag(takes_context=True)
def coming_events(context: dict[str, Any], limit: int = 40) -> list[dict[str, Any]]:
    """The next dates of this school, as `components/event_card.html` wants them. Two queries for any number."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return []
    coming = Occurrence.objects.of_site(site).for_families().coming(timezone.now())
    cards: list[dict[str, Any]] = []
    for date in coming[:limit]:
        told = any(card["title"] == date.page.title for card in cards)
        cards.append(event_card(date, date.page.get_url(request), short=told))
    return cards


@register.simple_tag
def dates_of(page: EventPage) -> list[Occurrence]:
    """The coming dates of one event, cancelled ones too."""
    return list(Occurrence.objects.filter(page=page).for_families().coming(timezone.now()))


@register.filter
def can_book(date: Occurrence) -> bool:
    """Whether the booking form would open now; on a full date it leads to the waiting list."""
    return date.closed_to_booking(timezone.now()) is None


@register.filter
def places_of(date: Occurrence) -> str:
    """How much room there is, and that one can wait where there is none."""
    return _("Full. You can join the waiting list") if date.is_full and can_book(date) else date.places_words


def event_card(date: Occurrence, url: str, *, short: bool = False) -> dict[str, Any]:
    """One date as a card; `short` where a card above tells the rest. Cancelled dates say so."""
    page = date.page
    return {
        "title": page.title,
        "url": url,
        "date": date.local_start,
        "end": date.local_end,
        "place": page.place,
        "free": not date.is_cancelled,
        "childcare": date.childcare_on and not date.is_cancelled,
        "places_left": _("Cancelled") if date.is_cancelled else places_of(date),
        "food": "" if short else page.food,
        "leave_early": "" if short else page.leave_early,
    }
