"""How old a child is on the day, and which group of ages that is. Each birth date belongs to exactly one group."""

from datetime import date

from events.enums import AgeBand

# The birthday from which a group counts, oldest group first. Whoever is older than the oldest stays in it.
_FROM_BIRTHDAY = ((8, AgeBand.JUNIOR), (4, AgeBand.INFANT), (2, AgeBand.TODDLER), (0, AgeBand.BABY))


def age_in_months(born: date, on: date) -> int:
    """Whole months of life on the day `on`. ValueError: born after it.

    A day that a month does not have counts on the first of the next: whoever was born on 29 February turns one on
    1 March, as in the law of England and Wales.
    """
    if born > on:
        raise ValueError("Born after that day.")
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)


def band_for(born: date, on: date) -> AgeBand:
    """The group of ages of a child on the day `on`: from the second birthday "2 to 3". ValueError: born after it."""
    years = age_in_months(born, on) // 12
    return next(band for birthday, band in _FROM_BIRTHDAY if years >= birthday)


def youngest_in(band: AgeBand) -> int:
    """The birthday, in years, from which a child is in this group."""
    return next(birthday for birthday, group in _FROM_BIRTHDAY if group == band)
