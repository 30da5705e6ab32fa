"""Which counts may be shown, so that nobody can be found behind a number, not even by subtraction. Pure Python."""

FEWEST = 5  # people; below this a number can point at somebody


def shown_counts(counts: list[int]) -> list[int | None]:
    """`counts` of one question with None for each number that stays hidden.

    Every number under FEWEST is hidden. One hidden number alone, or hidden numbers that add up to next to nothing,
    could be worked out from the sum of all; so the smallest of the others is hidden with them, until they cannot.
    """
    hidden = {place for place, count in enumerate(counts) if count < FEWEST}
    others = sorted(set(range(len(counts))) - hidden, key=lambda place: (counts[place], place))
    while hidden and others and (len(hidden) == 1 or sum(counts[place] for place in hidden) < FEWEST):
        hidden.add(others.pop(0))
    return [None if place in hidden else count for place, count in enumerate(counts)]


def shown_people(people: int) -> int | None:
    """How many answered; None where that number itself is too small."""
    return people if people >= FEWEST else None
