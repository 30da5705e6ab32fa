"""What the board of one date says: who has booked, who was asked, who waits, what they need, who no longer fits."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Booking
from events.party import Party
from events.querysets import OFTEN


@dataclass(frozen=True)
class Waiting:
    """One turn on the waiting list. `place` counts from 1."""

    place: int
    booking: Booking

    @property
    def passed_often(self) -> bool:
        """Whether later families got places again and again that were too few for this one."""
        return self.booking.overtaken >= OFTEN


class DateBoard:
    """The bookings of one date in three lists, and the sums of what they need. Care details are counted only."""

    def __init__(self, bookings: Iterable[Booking]) -> None:
        rows = [row for row in bookings if row.is_live]
        self.offered = [row for row in rows if row.is_offered]
        waiting = sorted((row for row in rows if row.is_waiting), key=lambda row: row.queue_no)
        self.waiting = [Waiting(place, row) for place, row in enumerate(waiting, start=1)]
        self.booked = [row for row in rows if not row.is_offered and not row.is_waiting]

    @property
    def passed_often(self) -> list[Waiting]:
        """Those whom staff may want to ring."""
        return [turn for turn in self.waiting if turn.passed_often]

    def needs(self) -> list[str]:
        """What to prepare for those who have places, in numbers without names."""
        holding = [*self.booked, *self.offered]
        asked = Counter(row.lead.language or _("language not said") for row in holding if row.lead.interpreter)
        children = [child for row in holding for child in row.children_in_childcare]
        return [
            *(
                _("Interpreter, %(language)s: %(count)d") % {"language": a, "count": n}
                for a, n in sorted(asked.items())
            ),
            *_counted(sum(bool(row.needs) for row in holding), "access"),
            *_counted(sum(_says(child, "allergies") for child in children), "allergies"),
            *_counted(sum(_says(child, "medical") for child in children), "medical"),
            *_counted(sum(_says(child, "support") for child in children), "support"),
            *_counted(sum(bool(child.from_class) for child in children), "from_class"),
        ]


def party_words(party: Party) -> str:
    """Who they are in numbers: "2 adults, 1 child with them and 1 in childcare"."""
    parts = [
        (party.adults, ngettext("%(count)d adult", "%(count)d adults", party.adults)),
        (
            party.children_along,
            ngettext("%(count)d child with them", "%(count)d children with them", party.children_along),
        ),
        (party.children_in_childcare, _("%(count)d in childcare")),
    ]
    return get_text_list([words % {"count": count} for count, words in parts if count], _("and"))


def _says(child: Any, about: str) -> bool:
    return bool(getattr(getattr(child, "care", None), about, ""))


def _counted(count: int, what: str) -> list[str]:
    words = {
        "access": ngettext("%(count)d family wrote what would help", "%(count)d families wrote what would help", count),
        "allergies": ngettext("%(count)d child with allergies", "%(count)d children with allergies", count),
        "medical": ngettext("%(count)d child with a medical need", "%(count)d children with a medical need", count),
        "support": ngettext("%(count)d child whom something helps", "%(count)d children whom something helps", count),
        "from_class": ngettext("%(count)d child to bring from class", "%(count)d children to bring from class", count),
    }
    return [words[what] % {"count": count}] if count else []
