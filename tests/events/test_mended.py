"""What a pair of fresh eyes found: a swapped child, one family by two ways, drafts, slips of a finger, lost lines."""

import pytest
from django.utils import timezone

from events.enums import OccurrenceStatus, Source, Why
from events.models import Attendee, Booking, Occurrence
from events.party import ChangeRequest
from events.refusals import BookingRefused, DateRefused
from events.services import accept, book, cancel, cancel_date, change_date, change_numbers, hand_over, tick_in
from events.trail import trail_of
from site_project.privacy.keys import new_token
from tests.cast import signed_in
from tests.events.conftest import GRAN, SAM, SOFIA, booked, family, held, words
from tests.events.day_school import soon, with_sofia

pytestmark = pytest.mark.django_db


def test_a_child_that_takes_another_s_place_is_still_known_with_whom_to_ring(date):
    booking, _link = booked(date, children=(SOFIA,), emergency=GRAN)
    sofia = booking.attendees.in_childcare().get()
    swap = ChangeRequest(adults=1, leaving=frozenset({str(sofia.pk)}), joining=(SAM,))
    change_numbers(booking_id=booking.pk, request=swap, key=new_token())
    care = Attendee.objects.in_childcare().get(booking=booking).care
    assert (care.attendee.known_as, care.emergency_name, care.emergency_phone) == ("Sam", GRAN.name, GRAN.phone)


def test_no_child_joins_without_somebody_to_ring(date):
    booking, _link = booked(date)
    with pytest.raises(BookingRefused) as refused:
        change_numbers(booking_id=booking.pk, request=ChangeRequest(adults=1, joining=(SAM,)), key=new_token())
    assert (refused.value.code, held(date)) == (Why.WHOM_TO_RING, (1, 0, 1))


NUMBER = "07700 900123"
TWICE = {
    "by e-mail, then by phone": ({"phone": NUMBER}, {"email": "", "phone": "+44 7700 900123"}),
    "by phone, then by e-mail": ({"email": "", "phone": NUMBER}, {"phone": NUMBER}),
}


@pytest.mark.parametrize("first", TWICE)
def test_one_family_that_books_by_two_ways_has_one_booking(date, first):
    before, after = (family(**values) for values in TWICE[first])
    one = book(occurrence=date, request=before, key=new_token())
    two = book(occurrence=date, request=after, key=new_token())
    assert (two.booking, held(date)) == (one.booking, (1, 0, 1))


def test_two_families_with_addresses_of_their_own_may_share_a_telephone(date):
    for number in (1, 2):
        book(occurrence=date, request=family(number, phone=NUMBER), key=new_token())
    assert held(date) == (2, 0, 2)


def test_who_books_for_them_at_the_gate_finds_them_too(date, office):
    booked(date, phone=NUMBER)
    gate = family(contact_name="Parent", email="", phone=NUMBER, source=Source.GATE)
    book(occurrence=date, request=gate, key=new_token(), by=office)
    assert Booking.objects.count() == 1


def test_a_date_that_families_never_saw_is_called_off_in_silence(parent, make_date, office):
    hidden = make_date(status=OccurrenceStatus.DRAFT)
    cancel_date(occurrence_id=hidden.pk, actor=office)
    hidden.refresh_from_db()
    assert (hidden.is_cancelled, hidden.status) == (True, OccurrenceStatus.WITHDRAWN)
    for address in (hidden.page.url, "/events/", "/events/feed.xml", "/events/calendar.ics"):
        page = words(parent.get(address)).casefold()
        assert ("cancelled" in page, "this one is off" in page) == (False, False), address
    assert parent.get(f"/bookings/{hidden.pk}/").status_code == 404


def test_in_its_place_another_one_can_be_added(make_date, office):
    hidden = make_date(status=OccurrenceStatus.DRAFT)
    cancel_date(occurrence_id=hidden.pk, actor=office)
    assert make_date(starts_at=hidden.starts_at).starts_at == hidden.starts_at


def test_a_date_that_was_called_off_does_not_come_back(date, office):
    cancel_date(occurrence_id=date.pk, actor=office)
    with pytest.raises(DateRefused):
        change_date(occurrence_id=date.pk, values={"status": OccurrenceStatus.SCHEDULED}, actor=office)
    date.refresh_from_db()
    assert date.status == OccurrenceStatus.CANCELLED


def test_who_is_here_is_not_told_that_the_booking_is_cancelled(today, office):
    booking, _sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    for act in (cancel, lambda **who: change_numbers(**who, request=ChangeRequest(adults=2), key=new_token())):
        with pytest.raises(BookingRefused) as refused:
            act(booking_id=booking.pk, by=office)
        assert refused.value.code == Why.CAME
    page = words(signed_in(office).get(f"/admin/events/bookings/{booking.pk}/"))
    assert "Cancel for the family" not in page


def test_yes_after_no_to_the_rest_says_how_it_stands(make_date):
    date = make_date(adult_capacity=2)
    booked(date)
    lead, _link = booked(date, 2)
    change_numbers(booking_id=lead.pk, request=ChangeRequest(adults=2), key=new_token())
    part = lead.parts.get()
    cancel(booking_id=part.pk)
    with pytest.raises(BookingRefused) as refused:
        accept(booking_id=part.pk)
    assert refused.value.code == Why.NO_OFFER


def test_what_happened_to_children_is_in_the_trail(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    hand_over(attendee_id=sofia.pk, by=office)
    told = [(line.what, line.reference) for line in trail_of(today)]
    assert ("a child came into childcare", booking.reference) in told


SLIPS = {
    "max_children_per_booking": "40000",
    "max_adults_per_booking": "0",
    "adult_capacity": "0",
    "premises_limit": "0",
    "childcare_room_limit": "99999",
    "opens_at": "2031-01-01T08:00",
}


@pytest.mark.parametrize("field", SLIPS)
def test_a_slip_of_a_finger_closes_no_date_and_makes_no_endless_form(office, date, field):
    start = timezone.localtime(date.starts_at)
    typed = {
        "status": "scheduled", "day": f"{start:%Y-%m-%d}", "start": "12:00", "end": "13:00", "adult_capacity": "12",
        "max_adults_per_booking": "4", "max_children_per_booking": "3", "childcare_on": "on", "offer_hours": "12",
        "youngest_in_childcare": "2-3", "opens_at": "2026-01-01T08:00", "closes_hours_before": "0",
        "premises_limit": "", "childcare_room_limit": "4",
    }  # fmt: skip
    browser, address = signed_in(office), f"/admin/events/{date.pk}/edit/"
    before = Occurrence.objects.values().get()
    answer = browser.post(address, {**typed, field: SLIPS[field]})
    assert (answer.status_code, Occurrence.objects.values().get()) == (422, before)
    assert browser.post(address, typed).status_code == 302, "the control: without the slip it is saved"


def test_the_day_s_page_reads_well_for_one(make_date, office):
    date = soon(make_date)
    booking, _sofia = with_sofia(date, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    assert "<dt>adult</dt><dd>1</dd>" in words(signed_in(office).get(f"/admin/events/{date.pk}/day/"))
