"""The waiting list, one sentence each: who is asked, who answers, and what happens when nobody does."""

from datetime import datetime, timedelta

import pytest

from events.enums import Why
from events.models import Booking, Occurrence
from events.party import ChangeRequest, Fallback, Party
from events.refusals import BookingRefused
from events.services import Outcome, accept, book, cancel, change_numbers, rejoin
from events.services.offers import lapse_overdue_offers
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from tests.events.conftest import GRAN, SAM, SOFIA, booked, family, held, supervise

pytestmark = pytest.mark.django_db
ADULTS, CHILDCARE = Fallback(fewer_adults=True), Fallback(without_childcare=True)


def morning(date: Occurrence) -> datetime:
    """Ten in the morning of the day before: an offer made now ends at half of what is left, that evening."""
    return date.starts_at - timedelta(days=1, hours=2)


def ask(date: Occurrence, number: int, **values) -> Booking:
    """A family that books or waits, that morning."""
    return book(occurrence=date, request=family(number, **values), key=new_token(), now=morning(date)).booking


def leave(booking: Booking, **moment) -> None:
    """The family cannot come, or says no."""
    cancel(booking_id=booking.pk, **{"now": morning(booking.occurrence), **moment})


def change(booking: Booking, **values) -> None:
    """The family asks for other numbers, that morning."""
    request = ChangeRequest(**values)
    change_numbers(booking_id=booking.pk, request=request, key=new_token(), now=morning(booking.occurrence))


def states(*bookings: Booking) -> list[str]:
    """How these stand now."""
    now = dict(Booking.objects.values_list("pk", "state"))
    return [now[booking.pk] for booking in bookings]


def expiry_of(booking: Booking) -> datetime:
    """When its offer ends."""
    return Booking.objects.get(pk=booking.pk).offer_expires_at


def letters(kind: str) -> int:
    """How many of a kind were written."""
    return Notice.objects.filter(kind=f"booking-{kind}").count()


@pytest.fixture
def full(make_date) -> Occurrence:
    """One place, taken; three families wait for it."""
    return make_date(adult_capacity=1)


@pytest.fixture
def row(full) -> list[Booking]:
    return [ask(full, number) for number in range(4)]


def test_who_comes_too_late_waits_in_turn_and_hears_it(row):
    assert states(*row) == ["confirmed", "waiting", "waiting", "waiting"]
    assert [booking.queue_no for booking in row] == [None, 1, 2, 3]
    assert (letters("confirmed"), letters("waiting")) == (1, 3)


def test_a_place_that_comes_free_is_held_for_the_first_in_turn(full, row):
    leave(row[0])
    assert states(*row) == ["cancelled", "offered", "waiting", "waiting"]
    assert held(full) == (1, 0, 1)
    assert letters("offer") == 1


def test_saying_yes_books_and_saying_it_twice_changes_nothing(full, row):
    leave(row[0])
    for _press in range(2):
        accept(booking_id=row[1].pk, now=morning(full))
    assert states(*row) == ["cancelled", "confirmed", "waiting", "waiting"]
    assert letters("confirmed") == 2


def test_saying_no_asks_the_next_family(row):
    leave(row[0])
    leave(row[1])
    assert states(*row) == ["cancelled", "cancelled", "offered", "waiting"]


@pytest.mark.parametrize("answers_late", [True, False])
def test_an_offer_ends_at_its_time_and_goes_on_whether_the_job_ran_or_not(full, row, answers_late):
    leave(row[0])
    expiry = expiry_of(row[1])
    assert morning(full) < expiry <= full.offers_end_at
    assert lapse_overdue_offers(expiry - timedelta(microseconds=1)) == 0
    if answers_late:
        with pytest.raises(BookingRefused) as refusal:
            accept(booking_id=row[1].pk, now=expiry)
        assert refusal.value.code == Why.OFFER_OVER
    assert lapse_overdue_offers(expiry) == (0 if answers_late else 1)
    assert states(*row) == ["cancelled", "lapsed", "offered", "waiting"]
    assert letters("lapsed") == 1


def test_who_was_too_late_waits_again_at_the_end(full, row):
    leave(row[0])
    lapse_overdue_offers(expiry_of(row[1]))
    for _press in range(2):
        rejoin(booking_id=row[1].pk, now=morning(full))
    assert states(*row) == ["cancelled", "waiting", "offered", "waiting"]
    assert [Booking.objects.get(pk=booking.pk).queue_no for booking in row[1:]] == [4, 2, 3]


def test_who_was_too_late_is_booked_where_there_is_room_by_now(full, row):
    leave(row[0])
    leave(row[2])
    leave(row[3])
    lapse_overdue_offers(expiry_of(row[1]))
    rejoin(booking_id=row[1].pk, now=morning(full))
    assert states(row[1]) == ["confirmed"]
    assert (letters("offer"), letters("confirmed")) == (1, 2)


def test_book_us_in_automatically_asks_nobody(full):
    first, second = ask(full, 1), ask(full, 2, auto_accept=True)
    leave(first)
    assert states(second) == ["confirmed"]
    assert (letters("offer"), letters("confirmed")) == (0, 2)


@pytest.mark.parametrize(
    ("asked", "fallback", "kept", "waits"),
    [
        ({"adults": 3}, Fallback(), None, (3, 0)),
        ({"adults": 3}, ADULTS, (2, 0), (1, 0)),
        ({"adults": 1, "children": (SOFIA, SAM)}, Fallback(), None, (1, 2)),
        ({"adults": 1, "children": (SOFIA, SAM)}, CHILDCARE, (1, 0), (0, 2)),
        ({"adults": 3, "children": (SOFIA,)}, ADULTS, (2, 1), (1, 0)),
        ({"adults": 3, "children": (SOFIA, SAM)}, Fallback(True, True), (2, 0), (1, 2)),
        ({"adults": 3, "children": (SOFIA, SAM)}, CHILDCARE, None, (3, 2)),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_a_family_is_split_as_it_said_and_never_otherwise(make_date, asked, fallback, kept, waits, at_once):
    """Two places for adults and one for a child are free when the family comes, or come free later."""
    date = make_date(adult_capacity=4, childcare_room_limit=3)
    ask(date, 1, adults=2, children=(SAM, SAM), emergency=GRAN)
    other = None if at_once else ask(date, 2, adults=2, children=(SAM,), emergency=GRAN)
    lead = ask(date, 3, fallback=fallback, emergency=GRAN, **asked)
    if other:
        leave(other)
    lead.refresh_from_db()
    rest = lead.parts.first() or lead
    assert lead.state == ("waiting" if kept is None else "confirmed" if at_once else "offered")
    assert numbers(lead.party) == (kept or waits)
    assert (rest.state, numbers(rest.party)) == ("waiting", waits)


def test_of_a_family_that_got_an_offer_for_some_the_rest_waits_on_with_its_turn(make_date):
    date = make_date(adult_capacity=2)
    first, other, lead, late = ask(date, 1), ask(date, 2), ask(date, 3, adults=2, fallback=ADULTS), ask(date, 4)
    leave(first)
    rest = lead.parts.get()
    assert states(lead, rest, late) == ["offered", "waiting", "waiting"]
    accept(booking_id=lead.pk, now=morning(date))
    leave(other)
    assert states(lead, rest, late) == ["confirmed", "offered", "waiting"]
    booked_now = accept(booking_id=rest.pk, now=morning(date))
    assert (booked_now.pk, booked_now.adults, states(rest)) == (lead.pk, 2, ["joined"])


def test_the_rest_of_a_family_is_asked_only_once_the_family_said_yes(make_date):
    date = make_date(adult_capacity=2)
    first, other, lead = ask(date, 1), ask(date, 2), ask(date, 3, adults=2, fallback=ADULTS)
    leave(first)
    leave(other)
    assert states(lead, lead.parts.get()) == ["offered", "waiting"]
    accept(booking_id=lead.pk, now=morning(date))
    assert states(lead, lead.parts.get()) == ["confirmed", "offered"]


def test_a_family_that_let_its_offer_for_some_pass_waits_again_as_a_whole(make_date):
    date = make_date(adult_capacity=2)
    first, _other, lead = ask(date, 1), ask(date, 2), ask(date, 3, adults=2, fallback=ADULTS)
    leave(first)
    lapse_overdue_offers(expiry_of(lead))
    late = ask(date, 4)
    rejoin(booking_id=lead.pk, now=morning(date))
    lead.refresh_from_db()
    assert (lead.adults, lead.state, states(late)) == (2, "waiting", ["confirmed"])


def test_more_people_wait_beside_the_safe_places_and_join_them(make_date):
    date = make_date(adult_capacity=2)
    lead, other = ask(date, 1), ask(date, 2)
    change(lead, adults=1, joining=(SOFIA,), emergency=GRAN)
    change(lead, adults=2)
    part = lead.parts.get()
    assert states(lead, part) == ["confirmed", "waiting"]
    leave(other)
    accept(booking_id=part.pk, now=morning(date))
    lead.refresh_from_db()
    assert (numbers(lead.party), states(part), held(date)) == ((2, 1), ["joined"], (2, 1, 3))


def test_what_a_family_waits_for_counts_towards_the_most_it_can_book(make_date):
    date = make_date(adult_capacity=3, max_adults_per_booking=3)
    lead, other = ask(date, 1), ask(date, 2, adults=2)
    change(lead, adults=3)
    leave(other, now=date.closes_at)  # too late for the waiting list
    with pytest.raises(BookingRefused) as refusal:
        change(lead, adults=2)
    assert refusal.value.code == Why.TOO_MANY


@pytest.mark.parametrize("stops", ["the whole", "the part", "the offer"])
def test_who_cancels_takes_what_waits_beside_along_and_who_stops_waiting_keeps_its_places(make_date, stops):
    date = make_date(adult_capacity=2)
    lead, other = ask(date, 1), ask(date, 2)
    change(lead, adults=2)
    part = lead.parts.get()
    if stops == "the offer":
        leave(other)
        assert states(part) == ["offered"]
    leave(lead if stops == "the whole" else part)
    assert states(lead, part) == ["cancelled" if stops == "the whole" else "confirmed", "cancelled"]
    assert held(date)[0] == (2 if stops == "the part" else 1)


def test_a_child_that_waits_for_childcare_is_asked_only_while_its_family_comes(make_date):
    date = make_date(adult_capacity=3, childcare_room_limit=1)
    first = ask(date, 1, children=(SAM,), emergency=GRAN)
    lead = ask(date, 2, children=(SOFIA,), emergency=GRAN, fallback=CHILDCARE)
    part = lead.parts.get()
    leave(lead)
    leave(first)
    assert (states(part), held(date)) == (["cancelled"], (0, 0, 0))


def test_an_old_form_of_a_change_counts_once_also_after_a_newer_one(date):
    lead, _link = booked(date)
    first, second = (new_token(), ChangeRequest(adults=2)), (new_token(), ChangeRequest(adults=1))
    for key, request in [first, second, first]:
        change_numbers(booking_id=lead.pk, request=request, key=key)
    assert held(date) == (1, 0, 1)


def test_a_letter_with_the_link_again_does_not_call_an_offer_a_place(full, row):
    leave(row[0])
    again = book(occurrence=full, request=family(1), key=new_token(), now=morning(full) + timedelta(days=1))
    assert (again.outcome, letters("offer"), letters("confirmed")) == (Outcome.SAME_FAMILY, 2, 1)


def test_a_helper_who_comes_back_lets_waiting_children_in(date):
    supervise(date, 1)
    lead = ask(date, 1, children=(SOFIA,), emergency=GRAN)
    assert states(lead) == ["waiting"]
    supervise(date, 2)
    assert states(lead) == ["offered"]


def numbers(party: Party) -> tuple[int, int]:
    """Adults, and children in childcare."""
    return party.adults, party.children_in_childcare


def test_who_answers_too_late_does_not_come_before_those_who_wait(full, row):
    """Also where no job has come by since the offer ran out."""
    leave(row[0])
    rejoin(booking_id=row[1].pk, now=expiry_of(row[1]))
    assert states(*row) == ["cancelled", "waiting", "offered", "waiting"]


def test_once_booking_has_closed_nobody_is_asked_any_more(full, row):
    leave(row[0], now=full.closes_at)
    assert (states(*row), held(full)) == (["cancelled", "waiting", "waiting", "waiting"], (0, 0, 0))
