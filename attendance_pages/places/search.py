"""Places that can help, among the results of the site's search."""

from django.utils.translation import gettext as _
from wagtail.models import Site

from attendance_pages.models import PlacesSettings, SupportService
from attendance_pages.places.cards import cards_of
from attendance_pages.places.enums import Need
from home.finding import INTRODUCTION, OTHER_WORDS, TITLE, best_first
from home.models import SchoolSettings
from home.search import MOST_OTHERS, Section


def places_found(site: Site, query: str) -> Section | None:
    """The places of the school's nation that families see and that fit `query` best."""
    nation = SchoolSettings.for_site(site).nation
    shown = SupportService.objects.of_school(site).shown(PlacesSettings.limits(site))
    places = {place.pk: place for place in shown if not place.nations or nation in place.nations}
    order = best_first(query, {pk: _texts(place) for pk, place in places.items()})
    cards = cards_of(site, [places[pk] for pk in order[:MOST_OTHERS]])
    return Section(_("Places that can help"), "attendance_pages/found_place.html", cards) if cards else None


def _texts(place: SupportService) -> list[tuple[float, str]]:
    needs = ", ".join(str(Need(need).label) for need in place.needs if need in Need.values)
    return [
        (TITLE, f"{place.name}, {place.alternate_name}"),
        (OTHER_WORDS, f"{place.other_words}, {needs}"),
        (INTRODUCTION, place.description),
    ]
