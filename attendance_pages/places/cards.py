"""What a card says of a place beside its own words. One rule decides whether there is a card at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone
from wagtail.models import Site

from attendance_pages.models import PlacesSettings, SupportService
from attendance_pages.places.enums import Freshness
from attendance_pages.places.freshness import Limits
from attendance_pages.places.opening import usually_open


@dataclass(frozen=True)
class PlaceCard:
    """A place as families see it now."""

    service: SupportService
    overdue: bool
    open_now: bool


def card_of(service: SupportService, limits: Limits, now: datetime) -> PlaceCard:
    """The card of a place that is shown."""
    open_now = not service.temporarily_closed and usually_open(service.schedules.all(), now) is True
    return PlaceCard(service, service.freshness(limits) is Freshness.OVERDUE, open_now)


def cards_of(site: Site, chosen: Iterable[SupportService | None]) -> list[PlaceCard]:
    """Cards for those of `chosen` that families of this school see, in the same order. Three queries for any number."""
    own = [service for service in chosen if service and service.site_id == site.pk]
    limits, now = PlacesSettings.limits(site), timezone.now()
    shown = [service for service in own if service.is_shown(limits)]
    prefetch_related_objects(shown, "phones", "schedules")
    return [card_of(service, limits, now) for service in shown]
