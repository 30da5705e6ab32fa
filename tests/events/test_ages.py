"""Each child has one age and one group of ages on each day, also when born on 29 February."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.ages import age_in_months, band_for
from events.enums import AgeBand

LEAP_DAY = date(2024, 2, 29)
YOUNGEST_FIRST = [AgeBand.BABY, AgeBand.TODDLER, AgeBand.INFANT, AgeBand.JUNIOR]
FIRST_BIRTHDAYS = {2: AgeBand.TODDLER, 4: AgeBand.INFANT, 8: AgeBand.JUNIOR}
BIRTHS = st.dates(date(2010, 1, 1), date(2030, 12, 31)) | st.sampled_from([date(2020, 2, 29), LEAP_DAY])
LIVES = st.integers(0, 5000).map(lambda days: timedelta(days=days))


def birthday(born: date, years: int) -> date:
    """The day that the law calls the birthday: 1 March for 29 February where there is none."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2024, 2, 29), 0),
        (date(2024, 3, 28), 0),
        (date(2024, 3, 29), 1),
        (date(2025, 2, 28), 11),
        (date(2025, 3, 1), 12),
        (date(2026, 2, 28), 23),
        (date(2028, 2, 28), 47),
        (date(2028, 2, 29), 48),
    ],
)
def test_who_was_born_on_29_february_has_a_birthday_every_year(on, months):
    assert age_in_months(LEAP_DAY, on) == months


@pytest.mark.parametrize(
    ("on", "band"),
    [
        (date(2026, 2, 28), AgeBand.BABY),
        (date(2026, 3, 1), AgeBand.TODDLER),
        (date(2028, 2, 28), AgeBand.TODDLER),
        (date(2028, 2, 29), AgeBand.INFANT),
        (date(2032, 2, 28), AgeBand.INFANT),
        (date(2032, 2, 29), AgeBand.JUNIOR),
        (date(2044, 2, 29), AgeBand.JUNIOR),
    ],
)
def test_a_leap_day_child_changes_group_with_the_birthday(on, band):
    assert band_for(LEAP_DAY, on) == band


def test_a_month_without_the_day_counts_from_the_first_of_the_next():
    assert [age_in_months(date(2026, 1, 31), day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [0, 1]


def test_nobody_comes_before_being_born():
    with pytest.raises(ValueError, match="Born after"):
        band_for(date(2026, 3, 2), date(2026, 3, 1))


@given(BIRTHS, st.sampled_from(list(FIRST_BIRTHDAYS)))
def test_the_group_changes_on_the_birthday_and_not_a_day_earlier(born, years):
    day = birthday(born, years)
    band = FIRST_BIRTHDAYS[years]
    younger = YOUNGEST_FIRST[YOUNGEST_FIRST.index(band) - 1]
    assert (band_for(born, day - timedelta(days=1)), band_for(born, day)) == (younger, band)


@given(BIRTHS, LIVES)
def test_every_child_is_in_just_the_group_whose_birthdays_it_is_between(born, life):
    day = born + life
    passed = [band for years, band in FIRST_BIRTHDAYS.items() if birthday(born, years) <= day]
    assert band_for(born, day) == (passed or [AgeBand.BABY])[-1]


@given(BIRTHS, LIVES, LIVES)
def test_nobody_grows_younger(born, life, more):
    earlier, later = born + life, born + life + more
    assert 0 <= age_in_months(born, earlier) <= age_in_months(born, later)
    assert YOUNGEST_FIRST.index(band_for(born, earlier)) <= YOUNGEST_FIRST.index(band_for(born, later))


@given(BIRTHS, LIVES, LIVES)
def test_who_was_born_later_is_not_older(born, gap, life):
    day = born + gap + life
    assert age_in_months(born, day) >= age_in_months(born + gap, day)
