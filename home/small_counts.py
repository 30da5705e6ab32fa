"""Which counts may be shown, so that nobody can be found behind a number, not even by subtraction. Pure Python."""

FEWEST = 5  # people; below this a number can point at somebody


def shown_counts(counts: list[int]) -> list[int | None]:
    """`counts` of one question with None for each number that stays hidden.

    Every number under FEWEST is hidden. Where there is one, the smallest of the others is hidden with it (and those
    equal to it): what is hidden could then stand in any order and would look the same, so that not even somebody
    who knows the sum and this rule can tell a small number.
    """
    others = [count for count in counts if count >= FEWEST]
    if len(others) == len(counts):
        return list(counts)
    shield = min(others, default=FEWEST)
    return [count if count > shield else None for count in counts]


def shown_people(people: int) -> int | None:
    """How many answered; None where that number itself is too small."""
    return people if people >= FEWEST else None
