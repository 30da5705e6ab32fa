"""Ratios as whole numbers: exact for every mix of ages, and never with one adult alone."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.ratio import RATIOS, UNITS_PER_SUPERVISOR, Mixes, care_capacity, how_many_fit, mixes, units_of_child

NSPCC = {"0-1": 3, "2-3": 4, "4-7": 6, "8-11": 8}
GROUPS = st.lists(st.sampled_from(RATIOS), max_size=40)
BANDS = st.dictionaries(st.sampled_from(list(NSPCC)), st.sampled_from(RATIOS))
UNITS = st.integers(-2000, 12 * UNITS_PER_SUPERVISOR)
ROOMS = st.none() | st.integers(0, 40)


@pytest.mark.parametrize(
    ("ratio", "units"), [(3, 520), (4, 390), (5, 312), (6, 260), (8, 195), (10, 156), (13, 120), (1, 1560)]
)
def test_a_child_takes_its_share_of_an_adult(ratio, units):
    assert units_of_child(ratio) == units


@pytest.mark.parametrize("ratio", [0, -3, 7, 9, 11, 14])
def test_a_ratio_that_would_have_to_be_rounded_is_refused(ratio):
    with pytest.raises(ValueError, match="no whole number"):
        units_of_child(ratio)


def test_the_ratios_offered_are_all_that_divide_exactly():
    assert [ratio for ratio in range(1, 16) if UNITS_PER_SUPERVISOR % ratio == 0] == list(RATIOS)


def test_nobody_looks_after_children_alone():
    assert [care_capacity(adults) for adults in (0, 1, 2, 3)] == [0, 0, 3120, 4680]


def test_fewer_helpers_than_children_need_leave_no_place_rather_than_a_debt():
    assert [how_many_fit(units, 4) for units in (-390, 0, 389, 390, 3120)] == [0, 0, 0, 1, 8]


def test_two_helpers_are_six_babies_or_twelve_infants_or_a_mix():
    assert mixes(care_capacity(2), NSPCC) == Mixes(
        alone={"0-1": 6, "2-3": 8, "4-7": 12, "8-11": 16}, together={"0-1": 2, "2-3": 3, "4-7": 2, "8-11": 2}
    )


def test_a_small_room_limits_both_answers():
    assert mixes(care_capacity(3), NSPCC, room_limit=5) == Mixes(
        alone={"0-1": 5, "2-3": 5, "4-7": 5, "8-11": 5}, together={"0-1": 2, "2-3": 1, "4-7": 1, "8-11": 1}
    )


def test_a_band_that_is_not_invited_is_not_mentioned():
    assert mixes(780, {"4-7": 6}, room_limit=None) == Mixes(alone={"4-7": 3}, together={"4-7": 3})


@given(GROUPS, st.integers(2, 12))
def test_whole_numbers_say_just_what_exact_fractions_say(ratios, adults):
    units = sum(units_of_child(ratio) for ratio in ratios)
    assert (units <= care_capacity(adults)) == (sum(Fraction(1, ratio) for ratio in ratios) <= adults)


@given(st.sampled_from(RATIOS), st.integers(2, 12))
def test_each_ratio_means_what_it_says(ratio, adults):
    assert how_many_fit(care_capacity(adults), ratio) == ratio * adults


@given(UNITS, BANDS, ROOMS)
def test_the_mix_fits_and_leaves_no_place_for_anybody(units, bands, room):
    together = mixes(units, bands, room).together
    left = units - sum(count * units_of_child(bands[band]) for band, count in together.items())
    children = sum(together.values())
    assert left >= min(units, 0)
    assert room is None or children <= room
    assert children == room or [band for band, ratio in bands.items() if how_many_fit(left, ratio)] == []


@given(UNITS, BANDS, ROOMS)
def test_a_band_falls_behind_in_the_mix_only_when_it_no_longer_fits(units, bands, room):
    together = mixes(units, bands, room).together
    left = units - sum(count * units_of_child(bands[band]) for band, count in together.items())
    for fewer in bands:
        for more in bands:
            if together[fewer] + 1 < together[more]:
                assert units_of_child(bands[fewer]) > left + units_of_child(bands[more])


@given(UNITS, BANDS, ROOMS)
def test_each_band_alone_is_the_most_that_fits(units, bands, room):
    for band, most in mixes(units, bands, room).alone.items():
        assert most * units_of_child(bands[band]) <= max(units, 0)
        assert most == room or (most + 1) * units_of_child(bands[band]) > units
