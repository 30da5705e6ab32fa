"""Staffing ratios as whole numbers, so that childcare with mixed ages is one exact comparison.

One supervisor is worth 1560 units, and a child who needs one adult for every n children takes 1560 / n of them. 1560
can be divided by every ratio that the guidance knows, so nothing is ever rounded:

    the children fit  ⇔  the sum of their units ≤ 1560 × supervisors

Where the figures come from: EYFS statutory framework for group and school-based providers (14 July 2025, in force
1 September 2025): 1:3 under two, 1:5 at two, 1:8 or 1:13 from three. NSPCC Learning for voluntary groups: 1:3 to two,
1:4 at two and three, 1:6 from four, 1:8 from nine. Thirtyone:eight: at least two adults with any group. The school's
safeguarding lead decides which of them holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

UNITS_PER_SUPERVISOR = 1560
RATIOS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 13, 15)
FEWEST_SUPERVISORS = 2


def units_of_child(ratio: int) -> int:
    """The units that one child takes where one adult may look after `ratio` children. ValueError: not exact."""
    if ratio < 1 or UNITS_PER_SUPERVISOR % ratio:
        raise ValueError(f"One adult to {ratio} children is no whole number of units.")
    return UNITS_PER_SUPERVISOR // ratio


def care_capacity(supervisors: int) -> int:
    """The units that so many supervisors can look after: none at all with fewer than two."""
    return UNITS_PER_SUPERVISOR * supervisors if supervisors >= FEWEST_SUPERVISORS else 0


def how_many_fit(units_left: int, ratio: int) -> int:
    """How many children of one ratio the units allow. Less than nothing left (a helper dropped out) allows none."""
    return max(units_left, 0) // units_of_child(ratio)


@dataclass(frozen=True)
class Mixes:
    """What may still be said to families: children of each band if they come `alone`, and one mix `together`."""

    alone: dict[str, int]
    together: dict[str, int]


def mixes(units_left: int, ratios: Mapping[str, int], room_limit: int | None = None) -> Mixes:
    """ "6 toddlers, or 12 infants, or 4 and 4": for bands with their ratios, in the order of `ratios`.

    `room_limit` is how many more children the room takes, None: as many as are looked after. The mix gives each place
    to the band with the fewest children so far (the first named of several) for whom there is room; nobody else fits.
    """
    most = max(room_limit, 0) if room_limit is not None else max(units_left, 0)
    alone = {band: min(how_many_fit(units_left, ratio), most) for band, ratio in ratios.items()}
    together = dict.fromkeys(ratios, 0)
    for _place in range(most):
        fitting = [band for band, ratio in ratios.items() if how_many_fit(units_left, ratio)]
        if not fitting:
            break
        band = min(fitting, key=together.__getitem__)
        together[band] += 1
        units_left -= units_of_child(ratios[band])
    return Mixes(alone, together)
