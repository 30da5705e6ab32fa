"""On the day: families without a booking, and the end of the morning."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.enums import BookingState, DayWhy
from events.models import Booking, Occurrence
from events.party import BookingRequest
from events.services import finish, hand_over, tick_in, walk_in
from site_project.privacy.keys import new_token
from tests.events.conftest import GRAN, SAM, SOFIA, booked, family, held
from tests.events.day_school import expected, inside, lines, refused, soon, with_sofia

pytestmark = pytest.mark.django_db


def test_a_walk_in_is_booked_and_here(today, office):
    request = BookingRequest("Nadia", 1, children=(SOFIA,), emergency=GRAN, phone="07700 900111")
    booking = walk_in(occurrence=today, request=request, key=new_token(), by=office).booking
    booking.refresh_from_db()
    assert (booking.state, lines(booking), held(today)) == (BookingState.ATTENDED, [("in", 1, 0)], (1, 1, 2))


def test_two_walk_ins_without_a_number_are_two_families(today, office):
    for name in ("Nadia", "Rosa"):
        walk_in(occurrence=today, request=BookingRequest(name, 1), key=new_token(), by=office)
    assert (Booking.objects.count(), inside(today).adults) == (2, 2)


def test_pressing_walk_in_twice_is_one_family(today, office):
    key = new_token()
    for _press in range(2):
        walk_in(occurrence=today, request=BookingRequest("Nadia", 1), key=key, by=office)
    assert (Booking.objects.count(), inside(today).adults) == (1, 1)


def test_a_reason_lets_in_adults_but_never_children(make_date, office):
    full = soon(make_date, adult_capacity=1, childcare_room_limit=1)
    with_sofia(full, office)
    more = {"occurrence": full, "by": office, "reason": "She came a long way"}
    assert refused(walk_in, **{**more, "reason": ""}, request=family(2), key=new_token()) == DayWhy.NO_ROOM
    with_a_child = family(3, children=(SAM,), emergency=GRAN)
    assert refused(walk_in, **more, request=with_a_child, key=new_token()) == DayWhy.NO_CHILDCARE
    walk_in(**more, request=family(2), key=new_token())
    assert held(full) == (2, 1, 3)


def test_a_family_from_the_waiting_list_at_the_door_comes_in_where_there_is_room_or_a_reason(make_date, office):
    date = make_date(adult_capacity=1)
    booked(date, 1)
    waiting, _link = booked(date, 2)
    now = timezone.now()
    Occurrence.objects.update(
        starts_at=now + timedelta(minutes=9), closes_at=now, offers_end_at=now, ends_at=now + timedelta(hours=2)
    )
    at_the_door = {"occurrence": date, "request": family(2), "by": office}
    assert refused(walk_in, **at_the_door, key=new_token()) == DayWhy.NO_ROOM
    walk_in(**at_the_door, key=new_token(), reason="They waited in the rain")
    waiting.refresh_from_db()
    assert (waiting.state, held(date)) == (BookingState.CONFIRMED, (2, 0, 2))


def test_finishing_ticks_everybody_out_and_counts_who_did_not_come(today, office):
    here, away = expected(today, office, 1), expected(today, office, 2)
    tick_in(booking_id=here.pk, adults=1, by=office)
    start = today.starts_at
    assert refused(finish, occurrence_id=today.pk, by=office) == DayWhy.NOT_STARTED
    assert finish(occurrence_id=today.pk, by=office, now=start) == 1
    assert finish(occurrence_id=today.pk, by=office, now=start) == 0
    for booking in (here, away):
        booking.refresh_from_db()
    assert (here.state, away.state, inside(today).total) == (BookingState.ATTENDED, BookingState.NO_SHOW, 0)
    tick_in(booking_id=away.pk, adults=1, by=office, now=start)
    away.refresh_from_db()
    assert away.state == BookingState.ATTENDED


def test_the_morning_is_not_finished_while_a_child_is_in_our_room(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    assert refused(finish, occurrence_id=today.pk, by=office, now=today.starts_at) == DayWhy.CHILDREN_STILL_IN
    assert inside(today).total == 2
