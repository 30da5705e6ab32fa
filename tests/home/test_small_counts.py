"""No number under five is shown, and none can be worked out from the others and their sum."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.small_counts import FEWEST, shown_counts, shown_people

# Other tests run beside: a slow machine is no fault of the rule.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
COUNTS = st.lists(st.integers(0, 60), min_size=2, max_size=8)
SMALL_TABLES = st.lists(st.integers(0, 9), min_size=2, max_size=3)


def tables_behind(shown: list[int | None], total: int, rule=shown_counts) -> list[list[int]]:
    """Every table of counts with that sum that would be shown just so: what somebody can know who knows the rule."""
    left = total - sum(count for count in shown if count is not None)
    places = [place for place, count in enumerate(shown) if count is None]
    tables = []
    for guess in product(range(left + 1), repeat=max(len(places) - 1, 0)):
        last = left - sum(guess)
        table = list(shown)
        for place, count in zip(places, [*guess, last], strict=False):
            table[place] = count
        if last >= 0 and rule(table) == shown:
            tables.append(table)
    return tables


@patient
@given(COUNTS)
def test_no_small_number_is_ever_shown(counts):
    assert [count for count in shown_counts(counts) if count is not None and count < FEWEST] == []


@patient
@given(COUNTS)
def test_what_is_shown_is_true(counts):
    assert [(a, b) for a, b in zip(counts, shown_counts(counts), strict=True) if b is not None and a != b] == []


@patient
@given(COUNTS)
def test_one_hidden_number_is_never_alone(counts):
    assert shown_counts(counts).count(None) != 1


@patient
@given(COUNTS.filter(lambda counts: min(counts) >= FEWEST))
def test_nothing_is_hidden_where_nobody_needs_it(counts):
    assert shown_counts(counts) == counts


@patient
@given(SMALL_TABLES.filter(lambda counts: sum(counts) >= FEWEST))
def test_nobody_who_knows_the_sum_and_our_rule_can_work_a_small_number_out(counts):
    shown = shown_counts(counts)
    behind = tables_behind(shown, sum(counts))
    small = [place for place, count in enumerate(counts) if count < FEWEST]

    assert counts in behind
    assert [place for place in small if len({table[place] for table in behind}) < 2] == []


@patient
@given(COUNTS, st.randoms())
def test_what_is_hidden_could_stand_in_any_order_and_look_the_same(counts, chance):
    shown = shown_counts(counts)
    hidden = [count for count, seen in zip(counts, shown, strict=True) if seen is None]
    chance.shuffle(hidden)
    shuffled = [hidden.pop() if seen is None else seen for seen in shown]

    assert shown_counts(shuffled) == shown


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([12, 9, 3], [12, None, None]),
        ([12, 9, 2, 3], [12, None, None, None]),
        ([30, 0], [None, None]),
        ([5, 5, 5], [5, 5, 5]),
        ([4, 4], [None, None]),
        ([7, 7, 4, 9], [None, None, None, 9]),
    ],
)
def test_examples_for_people(counts, shown):
    assert shown_counts(counts) == shown


def only_the_small(counts: list[int]) -> list[int | None]:
    """A rule that sounds right: hide what is small."""
    return [count if count >= FEWEST else None for count in counts]


def never_one_alone(counts: list[int]) -> list[int | None]:
    """A rule that sounds better: hide the smallest of the others too, where one small number would be alone."""
    shown = only_the_small(counts)
    if shown.count(None) == 1:
        shown[min((place for place, seen in enumerate(shown) if seen), key=lambda place: counts[place])] = None
    return shown


@pytest.mark.parametrize(
    ("rule", "counts"),
    [(only_the_small, [9, 7, 3]), (never_one_alone, [5, 4, 4])],
)
def test_the_control_rules_that_sound_right_would_tell_a_small_number(rule, counts):
    assert tables_behind(rule(counts), sum(counts), rule) == [counts]
    assert len(tables_behind(shown_counts(counts), sum(counts))) > 1


@pytest.mark.parametrize(("people", "shown"), [(0, None), (4, None), (5, 5)])
def test_how_many_answered_is_hidden_too_while_they_are_few(people, shown):
    assert shown_people(people) == shown
