"""Where a family stands: the one answer of its own page. What counts is the clock, not when a job last ran."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from events.enums import OPEN, BookingState, Ring
from events.models import Booking, Occurrence

LATE_FROM = timedelta(hours=3)  # before the start: earlier, nobody can know


class Answer(StrEnum):
    """What the page says first; each has a template of its name."""

    BOOKED = "booked"
    MOVED = "moved"
    WAITING = "waiting"
    NO_PLACE = "no_place"
    OFFERED = "offered"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"
    DATE_CANCELLED = "date_cancelled"
    OVER = "over"


@dataclass(frozen=True)
class Standing:
    """A family's booking at one moment. `part`: what it waits for beside it, has on offer or let pass; None mostly."""

    booking: Booking
    part: Booking | None
    now: datetime

    @property
    def answer(self) -> Answer:
        """What the page says first."""
        if self.booking.occurrence.is_cancelled:
            return Answer.DATE_CANCELLED
        if self.booking.occurrence.ends_at <= self.now:
            return Answer.OVER
        return _answer_of(self.booking, self.booking.occurrence, self.now)

    @property
    def part_answer(self) -> Answer | None:
        """What it says of the part."""
        return _answer_of(self.part, self.booking.occurrence, self.now) if self.part else None

    @property
    def people(self) -> str:
        """Who is in the booking."""
        return people_words(self.booking)

    @property
    def part_people(self) -> str:
        """Who is in the part."""
        return people_words(self.part) if self.part else ""

    @property
    def ahead(self) -> int:
        """How many families have an earlier turn than what waits; 0 where nothing does."""
        waiting = next((each for each in (self.booking, self.part) if each and each.is_waiting), None)
        return Booking.objects.ahead_of(waiting).count_families() if waiting else 0

    @property
    def has_moved(self) -> bool:
        """Whether the date moved and a family that waits or was asked has not been rung about it."""
        return self.booking.to_ring == Ring.MOVED and self.answer != Answer.MOVED

    @property
    def can_change(self) -> bool:
        """Whether numbers can be changed here."""
        stands = self.answer in {Answer.BOOKED, Answer.WAITING, Answer.OFFERED}
        return stands and self.booking.state in OPEN

    @property
    def can_grow(self) -> bool:
        """Whether more people could come or wait: not while an answer is due, or the rest waits already."""
        return self.answer != Answer.OFFERED and self.part_answer not in {Answer.WAITING, Answer.OFFERED}

    @property
    def can_wait_again(self) -> bool:
        """Whether the list is still open."""
        return self.booking.occurrence.closed_to_booking(self.now) is None

    @property
    def may_be_late(self) -> bool:
        """Whether the family can say that it runs late."""
        return self.answer == Answer.BOOKED and can_be_late(self.booking, self.now)


def can_be_late(booking: Booking, now: datetime) -> bool:
    """From three hours before the start until the end, for a family that is expected."""
    date = booking.occurrence
    return booking.is_confirmed and date.starts_at - LATE_FROM <= now < date.ends_at


def _answer_of(booking: Booking, date: Occurrence, now: datetime) -> Answer:
    match booking.state:
        case BookingState.OFFERED:
            return Answer.OFFERED if booking.offer_stands(now) else Answer.LAPSED
        case BookingState.WAITING:
            return Answer.WAITING if date.gives_places(now) else Answer.NO_PLACE
        case BookingState.LAPSED:
            return Answer.LAPSED
        case BookingState.CANCELLED:
            return Answer.CANCELLED
    if booking.confirm_by is None:
        # Who has no e-mail is rung, and sees it here until somebody has, or until it says "still coming".
        return Answer.MOVED if booking.to_ring == Ring.MOVED else Answer.BOOKED
    return Answer.MOVED if now < booking.confirm_by else Answer.LAPSED


def people_words(booking: Booking) -> str:
    """2 adults, 1 child with you, childcare for Lila and Sam."""
    party, words = booking.party, []
    if party.adults:
        words.append(ngettext("%(number)d adult", "%(number)d adults", party.adults) % {"number": party.adults})
    if along := party.children_along:
        words.append(ngettext("%(number)d child with you", "%(number)d children with you", along) % {"number": along})
    if names := [child.known_as for child in booking.children_in_childcare]:
        words.append(gettext("childcare for %(names)s") % {"names": get_text_list(names, gettext("and"))})
    return ", ".join(words)
