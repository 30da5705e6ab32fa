"""Which part of a family fits into what is left. Pure: numbers in, numbers out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from events.party import NOBODY, Fallback, Party


@dataclass(frozen=True)
class Room:
    """What is left of each resource; None where there is no limit. Negative where staff let in more."""

    adults: int
    care_units: int
    children: int | None = None
    heads: int | None = None

    def holds(self, party: Party) -> bool:
        """Whether the whole party fits. What a party does not ask for cannot be too little."""
        wanted = (
            (party.adults, self.adults),
            (party.care_units, self.care_units),
            (party.children_in_childcare, self.children),
            (party.heads, self.heads),
        )
        return all(more <= 0 or left is None or more <= left for more, left in wanted)

    def less(self, party: Party) -> "Room":
        """What is left after `party` took its places."""
        return Room(
            self.adults - party.adults,
            self.care_units - party.care_units,
            None if self.children is None else self.children - party.children_in_childcare,
            None if self.heads is None else self.heads - party.heads,
        )


def what_fits(party: Party, fallback: Fallback, room: Room) -> Party | None:
    """The best of what the family said it would take; None if nothing of that fits.

    In this order: all of them; fewer adults with all children; all adults without childcare; fewer adults without
    childcare. Never less than one adult, never part of the children: a family is not split but as it said.
    """
    return next((option for option in _options(party, fallback) if room.holds(option)), None)


def _options(party: Party, fallback: Fallback) -> Iterator[Party]:
    without_childcare = Party(party.adults, party.children_along)
    wholes = [party, without_childcare] if fallback.without_childcare and party.adults else [party]
    for whole in wholes:
        yield whole
        if fallback.fewer_adults:
            for adults in range(whole.adults - 1, 0, -1):
                yield Party(adults, *whole.numbers[1:])


def no_longer_fit(parties: Sequence[Party], limits: Room) -> list[int]:
    """Which of the parties (by position, first come first) go beyond `limits`, after staff made those smaller."""
    beyond, room = [], limits
    for position, party in enumerate(parties):
        if room.holds(party):
            room = room.less(party)
        else:
            beyond.append(position)
    return beyond


def total(parties: Iterable[Party]) -> Party:
    """All of them together."""
    return sum(parties, NOBODY)
