"""On the day: what may happen, what may not, and what stays written down."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.enums import BookingState, ChildState, Collector, DayWhy, Direction
from events.models import Attendee, Movement
from events.querysets import AppendOnly
from events.refusals import BookingRefused
from events.retention import purge_care_sheets
from events.services import (
    cancel,
    cancel_date,
    hand_over,
    number_labels,
    set_supervisors,
    sign_out,
    tick_in,
    tick_out,
    undo,
)  # fmt: skip
from site_project.privacy.models import AuditEntry
from tests.events.conftest import GRAN, SAM, SOFIA, held, supervise
from tests.events.day_school import expected, inside, lines, now_at, refused, soon, with_sofia

pytestmark = pytest.mark.django_db


def parent_takes(child: Attendee, by, **values) -> bool:
    """The adult who booked collects the child."""
    who = {"collector": Collector.PARENT, "collected_by": "Parent 1"}
    return sign_out(attendee_id=child.pk, by=by, **{**who, **values})


def test_a_family_that_is_ticked_in_came(today, office):
    booking = expected(today, office, adults=2, children_along=1)
    assert tick_in(booking_id=booking.pk, adults=2, children_along=1, by=office) is True
    booking.refresh_from_db()
    assert (booking.state, lines(booking)) == (BookingState.ATTENDED, [("in", 2, 1)])
    assert (inside(today).adults, inside(today).along, inside(today).total) == (2, 1, 3)


def test_the_second_press_of_the_same_page_counts_nothing(today, office):
    booking = expected(today, office, adults=2)
    assert tick_in(booking_id=booking.pk, adults=2, by=office, seen=0) is True
    assert tick_in(booking_id=booking.pk, adults=2, by=office, seen=0) is False
    assert tick_out(booking_id=booking.pk, adults=1, by=office, seen=0) is False
    assert lines(booking) == [("in", 2, 0)]


def test_half_a_family_comes_later(today, office):
    booking = expected(today, office, adults=2)
    tick_in(booking_id=booking.pk, adults=1, by=office, seen=0)
    tick_in(booking_id=booking.pk, adults=1, by=office, seen=1)
    assert (now_at(booking).adults, held(today)) == (2, (2, 0, 2))


def test_more_adults_than_booked_take_places(today, office):
    booking = expected(today, office)
    tick_in(booking_id=booking.pk, adults=2, children_along=1, by=office)
    booking.refresh_from_db()
    assert (booking.adults, booking.party.children_along, held(today)) == (2, 1, (2, 0, 3))


def test_with_no_places_left_more_adults_need_a_reason(make_date, office):
    full = soon(make_date, adult_capacity=1)
    booking = expected(full, office)
    assert refused(tick_in, booking_id=booking.pk, adults=2, by=office) == DayWhy.NO_ROOM
    assert (lines(booking), held(full)) == ([], (1, 0, 1))
    tick_in(booking_id=booking.pk, adults=2, by=office, reason="Her mum interprets")
    assert (lines(booking), held(full)) == ([("in", 2, 0)], (2, 0, 2))
    assert AuditEntry.objects.get(action="date.over_limit").reason == "Her mum interprets"


def test_no_reason_makes_the_building_larger(make_date, office):
    full = soon(make_date, premises_limit=1)
    booking = expected(full, office)
    assert refused(tick_in, booking_id=booking.pk, adults=2, by=office, reason="Please") == DayWhy.NO_ROOM
    assert held(full) == (1, 0, 1)


def test_a_child_goes_into_our_room_only_with_an_adult_in_the_building(today, office):
    booking, sofia = with_sofia(today, office)
    assert refused(hand_over, attendee_id=sofia.pk, by=office) == DayWhy.NO_ADULT_HERE
    tick_in(booking_id=booking.pk, adults=1, by=office)
    assert hand_over(attendee_id=sofia.pk, by=office) is True
    assert hand_over(attendee_id=sofia.pk, by=office) is False
    assert [row.direction for row in sofia.movements.all()] == ["in"]


def test_two_children_never_have_the_same_number(today, office):
    booking = expected(today, office, children=(SOFIA, SAM), emergency=GRAN)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    for child in booking.attendees.in_childcare():
        hand_over(attendee_id=child.pk, by=office)
    assert sorted(child.label_no for child in booking.attendees.in_childcare()) == [1, 2]


def test_labels_are_numbered_by_name_before_the_doors_open_and_stay(today, office):
    booking = expected(today, office, children=(SOFIA, SAM), emergency=GRAN)
    assert number_labels(occurrence_id=today.pk, by=office) == 2
    assert number_labels(occurrence_id=today.pk, by=office) == 0
    _other, child = with_sofia(today, office, 2)
    assert number_labels(occurrence_id=today.pk, by=office) == 1
    numbers = {row.known_as: row.label_no for row in booking.attendees.in_childcare()}
    child.refresh_from_db()
    assert (numbers, child.label_no) == ({"Sam": 1, "Sofia": 2}, 3)


def test_a_child_leaves_only_with_somebody_who_has_a_name(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    nobody = {"attendee_id": sofia.pk, "by": office, "collected_by": ""}
    with pytest.raises(ValueError, match="without a name"):
        sign_out(collector=Collector.PARENT, **nobody)
    with pytest.raises(ValueError, match="without a name"):
        sign_out(collector=Collector.OTHER, **{**nobody, "collected_by": "Aunt Rosa"})
    assert parent_takes(sofia, office) is True
    assert parent_takes(sofia, office) is False
    last = now_at(booking).child(sofia.pk).last
    assert (last.direction, last.collector, last.collected_by) == ("out", "parent", "Parent 1")


def test_the_last_adult_stays_while_a_child_is_in_our_room(today, office):
    booking, sofia = with_sofia(today, office, adults=2)
    tick_in(booking_id=booking.pk, adults=2, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    assert tick_out(booking_id=booking.pk, adults=1, by=office) is True
    assert refused(tick_out, booking_id=booking.pk, adults=1, by=office) == DayWhy.CHILD_STILL_IN
    assert now_at(booking).adults == 1
    tick_out(booking_id=booking.pk, adults=1, by=office, sure=True)
    assert (now_at(booking).adults, inside(today).total) == (0, 1)
    assert AuditEntry.objects.get(action="day.family_out_child_in").subject == booking.pk


def test_nobody_leaves_who_is_not_here(today, office):
    booking = expected(today, office)
    assert refused(tick_out, booking_id=booking.pk, adults=1, by=office) == DayWhy.TOO_MANY_OUT


def test_with_fewer_adults_in_charge_than_planned_staff_are_asked(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    set_supervisors(occurrence_id=today.pk, supervisors=[], actor=office)
    assert refused(hand_over, attendee_id=sofia.pk, by=office) == DayWhy.TOO_FEW_SUPERVISORS
    assert hand_over(attendee_id=sofia.pk, by=office, sure=True) is True
    assert AuditEntry.objects.get(action="day.child_in_beyond_ratio").subject == sofia.pk
    supervise(today, 2)


def test_a_mistake_is_taken_back_by_one_more_line(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    into_room = sofia.movements.get()
    assert undo(movement_id=into_room.pk, by=office) is True
    assert undo(movement_id=into_room.pk, by=office) is False
    assert now_at(booking).child(sofia.pk).state == ChildState.EXPECTED
    came = Movement.objects.get(attendee=None)
    undo(movement_id=came.pk, by=office)
    booking.refresh_from_db()
    assert (booking.state, inside(today).total, Movement.objects.count()) == (BookingState.CONFIRMED, 0, 4)


def test_only_the_last_thing_is_taken_back(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    first = sofia.movements.get()
    parent_takes(sofia, office)
    assert refused(undo, movement_id=first.pk, by=office) == DayWhy.NOT_THE_LAST
    came = Movement.objects.get(attendee=None)
    undo(movement_id=sofia.movements.last().pk, by=office)
    assert refused(undo, movement_id=came.pk, by=office) == DayWhy.CHILD_STILL_IN


def test_a_wrong_sign_out_is_taken_back_only_while_an_adult_is_here(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    parent_takes(sofia, office)
    tick_out(booking_id=booking.pk, adults=1, by=office)
    assert refused(undo, movement_id=sofia.movements.last().pk, by=office) == DayWhy.NO_ADULT_HERE


@pytest.mark.parametrize("hours", [-4, 14])
def test_nothing_is_pressed_the_day_before_or_the_day_after(today, office, hours):
    booking = expected(today, office)
    then = timezone.now() + timedelta(hours=hours)
    assert refused(tick_in, booking_id=booking.pk, adults=1, by=office, now=then) == DayWhy.NOT_NOW


def test_nothing_is_pressed_once_the_date_is_called_off(today, office):
    booking = expected(today, office)
    cancel_date(occurrence_id=today.pk, actor=office)
    assert refused(tick_in, booking_id=booking.pk, adults=1, by=office) == DayWhy.NOT_BOOKED


def test_who_is_in_the_building_when_it_is_called_off_can_still_go_home(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    cancel_date(occurrence_id=today.pk, actor=office)
    assert parent_takes(sofia, office) is True
    assert tick_out(booking_id=booking.pk, adults=1, by=office) is True
    assert inside(today).total == 0


def test_a_child_in_our_room_stays_on_the_list_whatever_is_undone_for_its_adult(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    undo(movement_id=Movement.objects.get(attendee=None).pk, by=office, sure=True)
    with pytest.raises(BookingRefused):
        cancel(booking_id=booking.pk)
    assert (inside(today).total, Attendee.objects.filter(pk=sofia.pk).exists()) == (1, True)


def test_what_was_pressed_is_never_changed_and_goes_with_the_booking(today, office):
    booking = expected(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    line = Movement.objects.get()
    for change in (line.save, line.delete, Movement.objects.all().delete, lambda: Movement.objects.update(adults=9)):
        with pytest.raises(AppendOnly):
            change()
    booking.delete()
    assert Movement.objects.count() == 0


def test_the_database_itself_refuses_a_child_who_leaves_with_nobody(today, office):
    booking, sofia = with_sofia(today, office)
    line = {"booking": booking, "attendee": sofia, "number": 1, "at": timezone.now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Movement.objects.create(direction=Direction.OUT, **line)
    Movement.objects.create(direction=Direction.OUT, collector="parent", collected_by="Nadia", **line)
    with pytest.raises(IntegrityError), transaction.atomic():
        Movement.objects.create(direction=Direction.IN, **line)


def test_who_collected_goes_with_the_care_sheet_and_the_count_stays(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    sign_out(attendee_id=sofia.pk, collector="other", collected_by="Aunt Rosa", why="Mum rang at 10:02", by=office)
    purge_care_sheets(now=today.ends_at + timedelta(days=6))
    assert now_at(booking).child(sofia.pk).last.collected_by == "Aunt Rosa"
    purge_care_sheets(now=today.ends_at + timedelta(days=9))
    last = now_at(booking).child(sofia.pk).last
    assert (last.collected_by, last.collected_why, last.collector, last.direction) == ("", "", "other", "out")


def test_each_press_leaves_one_line_in_the_trail_and_no_name(today, office):
    booking, sofia = with_sofia(today, office)
    AuditEntry._base_manager.all().delete()
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    parent_takes(sofia, office)
    tick_out(booking_id=booking.pk, adults=1, by=office)
    trail = [(entry.action, entry.subject, entry.actor, entry.reason) for entry in AuditEntry.objects.order_by("at")]
    assert trail == [
        ("day.family_in", booking.pk, office, ""),
        ("day.child_in", sofia.pk, office, ""),
        ("day.child_out", sofia.pk, office, ""),
        ("day.family_out", booking.pk, office, ""),
    ]
