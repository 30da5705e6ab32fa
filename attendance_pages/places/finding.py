"""Finding a place by what is wrong, where you live, and whether they answer now. Reads only; the same few queries
for one place and for hundreds: what a parent asks for is compared in Python, so no word of theirs reaches the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from attendance_pages.models import PlacesSettings, SupportService
from attendance_pages.places.cards import PlaceCard, card_of
from attendance_pages.places.enums import Need
from attendance_pages.places.find_form import EVERYWHERE, FindForm
from home.nations import Nation
from home.templatetags.school import school_settings

PER_PAGE = 20  # a full page stays below 14 kB compressed (tests/attendance_pages/test_places_page.py)


@dataclass(frozen=True)
class Wishes:
    """What a parent asked for. Empty: anything."""

    need: str = ""
    nation: str = ""
    language: str = ""
    free: bool = False
    open: bool = False
    q: str = ""

    def fits(self, card: PlaceCard) -> bool:
        """Whether the place is one they meant."""
        place = card.service
        return (
            (not self.need or self.need in place.needs)
            and (not self.nation or not place.nations or self.nation in place.nations)
            and (not self.free or place.is_free)
            and (not self.open or card.open_now)
            and _speaks(place, self.language)
            and _mentions(place, self.q)
        )


@dataclass(frozen=True)
class Chip:
    """A link to everything for one need."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Found:
    """What the list shows."""

    page: Page
    chips: list[Chip]
    form: FindForm
    asked: list[str] = field(default_factory=list)
    misheard: bool = False
    query: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether more was asked for than a need: then the form stays open."""
        return any(value for name, value in self.form.cleaned_data.items() if name != "need")

    @property
    def urgent(self) -> bool:
        """Whether 999 comes first."""
        return self.form.cleaned_data["need"] == Need.SAFETY

    @property
    def total(self) -> int:
        """How many there are on all pages."""
        return self.page.paginator.count


def find(request: HttpRequest, site: Site, now: datetime | None = None) -> Found:
    """The school's checked places that fit the address. An address that makes no sense finds them all."""
    now = now or timezone.now()
    limits = PlacesSettings.limits(site, timezone.localdate(now))
    places = SupportService.objects.of_school(site).shown(limits).with_rows()
    cards = [card_of(place, limits, now) for place in places]
    nation = school_settings({"request": request}).nation
    form = FindForm(request.GET, languages=_languages(cards), nation=nation)
    misheard = not form.is_valid()
    if misheard:
        form = FindForm(QueryDict(), languages=_languages(cards), nation=nation)
        form.is_valid()
    wishes = _wishes(form, nation)
    fitting = [card for card in cards if wishes.fits(card)]
    return Found(
        page=Paginator(fitting, PER_PAGE).get_page(request.GET.get("page")),
        chips=_chips(cards, form, wishes),
        form=form,
        asked=_in_words(form),
        misheard=misheard,
        query=form.query(),
    )


def _wishes(form: FindForm, nation: str) -> Wishes:
    asked = {**form.cleaned_data, "nation": form.cleaned_data["nation"] or nation}
    return Wishes(**{**asked, "nation": "" if asked["nation"] == EVERYWHERE else asked["nation"]})


def _chips(cards: Iterable[PlaceCard], form: FindForm, wishes: Wishes) -> list[Chip]:
    """A link for each need that some place of the nation answers to; the one that is picked leads back to all."""
    near = Wishes(nation=wishes.nation)
    known = {need for card in cards if near.fits(card) for need in card.service.needs}
    return [
        Chip(str(need.label), "?" + form.query(need="" if need == wishes.need else need.value), need == wishes.need)
        for need in Need
        if need.value in known
    ]


def _in_words(form: FindForm) -> list[str]:
    """What they asked for, as they would say it."""
    asked = form.cleaned_data
    words = [Need(asked["need"]).label if asked["need"] else ""]
    words += [Nation(asked["nation"]).label if asked["nation"] in Nation.values else ""]
    words += [asked["language"], _("free") if asked["free"] else "", _("usually open now") if asked["open"] else ""]
    words += [f"“{asked['q']}”" if asked["q"] else ""]
    return [str(word) for word in words if word]


def _speaks(place: SupportService, language: str) -> bool:
    """An interpreter is as good."""
    spoken = [word.casefold() for word in place.language_list]
    return not language or language.casefold() in spoken or bool(place.interpretation_services)


def _mentions(place: SupportService, words: str) -> bool:
    said = [place.name, place.alternate_name, place.description, place.other_words, place.area]
    said += [str(Need(need).label) for need in place.needs if need in Need.values]
    text = " ".join(said).casefold()
    return all(word in text for word in words.casefold().split())


def _languages(cards: Iterable[PlaceCard]) -> list[str]:
    """Every language that some place speaks, once."""
    spoken = {word.casefold(): word for card in cards for word in card.service.language_list}
    return [spoken[word] for word in sorted(spoken)]
