"""P23: however staff press, a child is in our room only with an adult of its family in the building or said so, leaves
only with a name, and the building list is INs less OUTs."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.enums import Collector, Direction
from events.models import Attendee, Movement, Occurrence
from events.on_the_day import DayRefused
from events.services import hand_over, sign_out, tick_in, tick_out, undo
from tests.events.day_school import inside, with_sofia

PRESSES = st.tuples(st.sampled_from(["in", "out", "take", "give", "undo"]), st.integers(0, 1), st.integers(1, 2))


def press(what: str, pair, count: int, by) -> None:
    """One press of a button; what the rules refuse changes nothing."""
    booking, child = pair
    last = Movement.objects.filter(booking=booking).last()
    try:
        if what == "in":
            tick_in(booking_id=booking.pk, adults=count, by=by)
        elif what == "out":
            tick_out(booking_id=booking.pk, adults=count, by=by)
        elif what == "take":
            hand_over(attendee_id=child.pk, by=by)
        elif what == "give":
            sign_out(attendee_id=child.pk, collector=Collector.PARENT, collected_by="Parent", by=by)
        elif last:
            undo(movement_id=last.pk, by=by)
    except DayRefused:
        return


def net(rows, what) -> int:
    """INs less OUTs, counted anew from the rows."""
    return sum(what(row) * (1 if row.direction == Direction.IN else -1) for row in rows)


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(presses=st.lists(PRESSES, max_size=14))
def test_no_child_is_with_us_without_its_adult_and_the_list_is_ins_less_outs(today, office, presses):
    Movement.objects.filter(booking__occurrence=today)._raw_delete("default")
    pairs = _families(today, office)
    for what, which, count in presses:
        press(what, pairs[which], count, office)
        rows, building = list(Movement.objects.filter(booking__occurrence=today)), inside(today)
        assert building.total == net(rows, lambda row: row.adults + row.children_along + bool(row.attendee_id))
        for family in building.families:
            assert family.adults >= 1 or not family.children_in
            assert family.adults >= 0
        gone = [row for row in rows if row.attendee_id and row.direction == Direction.OUT and not row.undoes_id]
        assert all(row.collected_by for row in gone)
    labels = Attendee.objects.exclude(label_no=None).values_list("label_no", flat=True)
    assert len(set(labels)) == len(labels)


def _families(today: Occurrence, office) -> list:
    """Two families, booked once for all examples."""
    there = [(child.booking, child) for child in Attendee.objects.in_childcare().select_related("booking")]
    return there or [with_sofia(today, office, number) for number in (1, 2)]
