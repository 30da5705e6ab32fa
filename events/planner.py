"""How many children of which age the adults in charge can look after, in words for staff."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.enums import AgeBand
from events.models import EventSettings, Occurrence, Supervisor
from events.ratio import Mixes, mixes

ANY_AGE = "any"


@dataclass(frozen=True)
class Plan:
    """What can be said to families. `alone`: one age only, each; `mix`: one mix of ages. Empty: nobody fits."""

    who: str
    alone: list[str]
    mix: str


def plan_of(date: Occurrence, supervisors: Iterable[Supervisor], settings: EventSettings) -> Plan:
    """With these adults and nobody booked."""
    limits = date.limits
    return _plan(supervisors, date, settings, limits.care_units, _fewest(limits.children, limits.heads))


def still_free(date: Occurrence, supervisors: Iterable[Supervisor], settings: EventSettings) -> Plan:
    """With these adults, beside those who have booked."""
    room = date.room
    return _plan(supervisors, date, settings, room.care_units, _fewest(room.children, room.heads))


def _plan(
    supervisors: Iterable[Supervisor], date: Occurrence, settings: EventSettings, units: int, most: int | None
) -> Plan:
    bands = [band for band, _words in AgeBand.from_youngest(date.youngest_in_childcare)]
    ratios = {band: settings.ratios[band] for band in bands}
    found = mixes(units, ratios, most)
    whole = min(found.alone.values())
    if most and whole == most:  # the room is the limit: it holds as many of the youngest, so of any mix
        found = Mixes({ANY_AGE: whole}, {})
    who = get_text_list([person.name for person in supervisors if person.counts_in_ratio], _("and"))
    alone = [count_words(band, count) for band, count in found.alone.items() if count]
    mix = [count_words(band, count) for band, count in found.together.items() if count]
    return Plan(who, alone, get_text_list(mix, _("and")) if len(mix) > 1 else "")


def _fewest(*limits: int | None) -> int | None:
    return min((limit for limit in limits if limit is not None), default=None)


def count_words(band: str, count: int) -> str:
    """So many children of one age: "6 toddlers (2 to 3)"."""
    words = {
        ANY_AGE: ngettext("%(count)d child of any age", "%(count)d children of any age", count),
        AgeBand.BABY: ngettext("%(count)d baby (0 to 1)", "%(count)d babies (0 to 1)", count),
        AgeBand.TODDLER: ngettext("%(count)d toddler (2 to 3)", "%(count)d toddlers (2 to 3)", count),
        AgeBand.INFANT: ngettext("%(count)d infant (4 to 7)", "%(count)d infants (4 to 7)", count),
        AgeBand.JUNIOR: ngettext("%(count)d junior (8 to 11)", "%(count)d juniors (8 to 11)", count),
    }
    return words[band] % {"count": count}
