"""What staff may want to think about before children are looked after. It warns and never blocks: they decide.

Each sentence names where it comes from. Nothing here is legal advice; the school's safeguarding lead decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from events.enums import AgeBand
from events.models import Occurrence, Supervisor
from events.ratio import FEWEST_SUPERVISORS

TWO_HOURS = timedelta(hours=2)
OFSTED = "Ofsted, 11 September 2025"
TWO_HOUR_RULE = "GOV.UK, “Providing childcare and the 2-hour rule”, 19 February 2020"
AT_LEAST_TWO = "Thirtyone:eight, at least two adults with any group"
EYFS = "EYFS statutory framework, 14 July 2025"


@dataclass(frozen=True)
class Caution:
    """One sentence for staff, and where it comes from."""

    words: str
    source: str


def cautions_of(date: Occurrence, supervisors: Iterable[Supervisor]) -> list[Caution]:
    """What to think about at a date with these adults in charge. Nothing where there is no childcare."""
    if not date.childcare_on:
        return []
    people = list(supervisors)
    checks = [
        (date.youngest_in_childcare == AgeBand.BABY, _under_two()),
        (date.duration >= TWO_HOURS, _two_hours()),
        (sum(person.counts_in_ratio for person in people) < FEWEST_SUPERVISORS, _fewer_than_two()),
        (not any(person.has_first_aid for person in people), _no_first_aider()),
    ]
    return [caution for applies, caution in checks if applies]


def _under_two() -> Caution:
    words = _(
        "Children under 2 can come into childcare. In England that usually needs registration, however short it is."
    )
    return Caution(words + " " + _("Your safeguarding lead can say."), OFSTED)


def _two_hours() -> Caution:
    words = _("A child could be with us for two hours or more. From two hours a day, registration may be needed.")
    return Caution(words + " " + _("A shorter time, or a talk with your safeguarding lead, helps."), TWO_HOUR_RULE)


def _fewer_than_two() -> Caution:
    words = _("Fewer than two checked adults count in the ratio. So no child can be booked into childcare yet.")
    return Caution(words, AT_LEAST_TWO)


def _no_first_aider() -> Caution:
    words = _("Nobody here has a paediatric first aid certificate in date. Somebody on site needs one.")
    return Caution(words, EYFS)
