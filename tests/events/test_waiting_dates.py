"""What staff do to a date with a waiting list: let somebody in, move it, call it off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.enums import Why
from events.models import Booking, Occurrence
from events.refusals import BookingRefused
from events.services import accept, book, cancel, cancel_date, change_date, rejoin, still_coming
from events.services.offers import free_silent_places
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.events.conftest import GRAN, SOFIA, family, held
from tests.events.test_waiting_list import ask, change, expiry_of, leave, letters, morning, states

pytestmark = pytest.mark.django_db
TIMES = ("starts_at", "ends_at", "closes_at", "offers_end_at")


def moved(date: Occurrence, office, days: int = 7) -> None:
    """The date goes to another day, that morning."""
    later = {name: getattr(date, name) + timedelta(days=days) for name in TIMES}
    change_date(occurrence_id=date.pk, values=later, actor=office, now=morning(date))


def at_the_gate(date: Occurrence, office, number: int, *, reason: str = "", now=None, **values) -> Booking:
    """Staff book for a family."""
    request = family(number, **values)
    done = book(occurrence=date, request=request, key=new_token(), now=now or morning(date), by=office, reason=reason)
    return done.booking


def test_staff_let_one_more_adult_in_with_a_reason(make_date, office):
    date = make_date(adult_capacity=1)
    first, waiting = ask(date, 1), ask(date, 2)
    extra = at_the_gate(date, office, 3, reason="New to the school")
    assert states(first, waiting, extra) == ["confirmed", "waiting", "confirmed"]
    assert held(date)[0] == 2
    assert AuditEntry.objects.get(action="date.over_limit").reason == "New to the school"
    assert Booking.objects.get(pk=waiting.pk).overtaken == 1


def test_an_adult_more_than_there_are_places_does_not_become_a_place(make_date, office):
    date = make_date(adult_capacity=1)
    first, waiting = ask(date, 1), ask(date, 2)
    at_the_gate(date, office, 3, reason="New to the school")
    leave(first)
    assert (states(waiting), held(date)[0]) == (["waiting"], 1)


@pytest.mark.parametrize(
    ("limits", "asked", "why"),
    [
        ({"premises_limit": 2}, {"adults": 3}, Why.ROOM_FULL),
        ({"childcare_room_limit": 0}, {"children": (SOFIA,), "emergency": GRAN}, Why.CHILDCARE_FULL),
        ({"supervisors": 1}, {"children": (SOFIA,), "emergency": GRAN}, Why.CHILDCARE_FULL),
    ],
)
def test_no_reason_is_good_enough_for_the_building_or_the_children(make_date, office, limits, asked, why):
    date = make_date(**limits)
    with pytest.raises(BookingRefused) as refusal:
        at_the_gate(date, office, 1, reason="They asked so kindly", **asked)
    assert (refusal.value.code, held(date), AuditEntry.objects.filter(action="date.over_limit").count()) == (
        why,
        (0, 0, 0),
        0,
    )


@pytest.mark.parametrize("when", ["before it opens", "after it has closed"])
def test_staff_book_before_and_after_families_can(make_date, office, when):
    date = make_date()
    now = date.opens_at - timedelta(days=1) if when == "before it opens" else date.closes_at
    assert states(at_the_gate(date, office, 1, now=now)) == ["confirmed"]


def test_nobody_is_put_on_a_waiting_list_that_is_over_or_in_vain(make_date, office):
    date = make_date(adult_capacity=1)
    ask(date, 1)
    for now, adults, why in [(date.closes_at, 1, Why.FULL), (morning(date), 2, Why.TOO_MANY)]:
        with pytest.raises(BookingRefused) as refusal:
            at_the_gate(date, office, 2, now=now, adults=adults)
        assert refusal.value.code == why


def test_after_a_move_who_keeps_silent_makes_room_and_who_comes_stays(make_date, office):
    date = make_date(adult_capacity=2)
    silent, coming, waiting = ask(date, 1), ask(date, 2), ask(date, 3)
    moved(date, office)
    assert letters("moved") == 3
    confirm_by = Booking.objects.get(pk=silent.pk).confirm_by
    still_coming(booking_id=coming.pk, now=morning(date))
    assert free_silent_places(confirm_by - timedelta(microseconds=1)) == 0
    assert free_silent_places(confirm_by) == 1
    assert states(silent, coming, waiting) == ["lapsed", "confirmed", "offered"]
    with pytest.raises(BookingRefused) as refusal:
        still_coming(booking_id=silent.pk, now=confirm_by)
    assert refusal.value.code == Why.GONE
    assert states(rejoin(booking_id=silent.pk, now=confirm_by)) == ["waiting"]


def test_a_silent_family_takes_what_waits_beside_it_along(make_date, office):
    date = make_date(adult_capacity=2)
    lead, other = ask(date, 1), ask(date, 2)
    change(lead, adults=2)
    part = lead.parts.get()
    leave(other)
    assert (states(lead, part), held(date)[0]) == (["confirmed", "offered"], 2)
    moved(date, office)
    assert free_silent_places(Booking.objects.get(pk=lead.pk).confirm_by) == 1
    assert (states(lead, part), held(date)) == (["lapsed", "joined"], (0, 0, 0))


@pytest.mark.parametrize("too_late", [False, True])
def test_an_offer_never_outlives_an_earlier_end_and_the_family_hears_it(make_date, office, too_late):
    date = make_date(adult_capacity=1)
    first, asked = ask(date, 1), ask(date, 2)
    leave(first)
    end = expiry_of(asked) - timedelta(hours=1)
    now = end if too_late else morning(date)
    change_date(occurrence_id=date.pk, values={"offers_end_at": end, "closes_at": end}, actor=office, now=now)
    if too_late:
        assert (states(asked), letters("lapsed")) == (["lapsed"], 1)
    else:
        assert (expiry_of(asked), letters("offer")) == (end, 2)


def test_calling_off_ends_everything_tells_each_family_once_and_nothing_works_afterwards(make_date, office):
    date = make_date(adult_capacity=2)
    first, lead = ask(date, 1), ask(date, 2, adults=1)
    asked, waiting = ask(date, 3), ask(date, 4)
    leave(first)
    change(lead, adults=2)
    part = lead.parts.get()
    assert states(lead, part, asked, waiting) == ["confirmed", "waiting", "offered", "waiting"]
    assert cancel_date(occurrence_id=date.pk, actor=office, now=morning(date)) == 3
    assert states(lead, part, asked, waiting) == ["cancelled"] * 4
    assert (held(date), letters("cancelled")) == ((0, 0, 0), 4)
    before = Notice.objects.count(), AuditEntry.objects.count()
    for command in (accept, rejoin, still_coming):
        with pytest.raises(BookingRefused):
            command(booking_id=asked.pk, now=morning(date))
    cancel(booking_id=waiting.pk, now=morning(date))
    assert (Notice.objects.count(), AuditEntry.objects.count()) == before


def test_a_date_that_moved_near_asks_nobody_what_it_could_not_hear(make_date, office):
    date = make_date(adult_capacity=1)
    lead = ask(date, 1)
    near = {"starts_at": morning(date) + timedelta(hours=2), "ends_at": morning(date) + timedelta(hours=3)}
    near |= {"closes_at": morning(date), "offers_end_at": morning(date) + timedelta(hours=1)}
    change_date(occurrence_id=date.pk, values=near, actor=office, now=morning(date))
    assert Booking.objects.get(pk=lead.pk).confirm_by is None
    assert free_silent_places(timezone.now() + timedelta(days=60)) == 0


def test_still_coming_is_too_late_at_the_stated_time_also_where_no_job_has_come_by(make_date, office):
    date = make_date(adult_capacity=1)
    lead = ask(date, 1)
    moved(date, office)
    with pytest.raises(BookingRefused) as refusal:
        still_coming(booking_id=lead.pk, now=Booking.objects.get(pk=lead.pk).confirm_by)
    assert refusal.value.code == Why.GONE
