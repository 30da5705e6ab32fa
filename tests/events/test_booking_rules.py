"""The rules of booking, one sentence each."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.enums import BookingState, OccurrenceStatus, Why
from events.models import Attendee, Booking, CareDetails, Occurrence
from events.party import ChangeRequest
from events.refusals import BookingRefused
from events.services import Outcome, book, cancel, change_numbers
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token, token_hash
from site_project.privacy.models import AuditEntry
from tests.events.conftest import GRAN, SAM, SOFIA, booked, family, held

pytestmark = pytest.mark.django_db


def refused(date: Occurrence, **values) -> Why:
    with pytest.raises(BookingRefused) as refusal:
        book(occurrence=date, request=family(**values), key=new_token())
    return refusal.value.code


def change(booking: Booking, link: str, **values) -> Booking:
    return change_numbers(booking_id=booking.pk, request=ChangeRequest(**values), key=new_token())


def test_a_booking_takes_places_for_everybody_who_comes(date):
    booked(date, adults=2, children_along=1, children=(SOFIA, SAM), emergency=GRAN)
    assert held(date) == (2, 2, 5)


def test_places_held_are_what_the_rows_say_after_every_step(date):
    booking, link = booked(date, 1, adults=2, children=(SOFIA,), emergency=GRAN)
    booked(date, 2, adults=1, children_along=2)
    change(booking, link, adults=1, children_along=1, joining=(SAM,))
    cancel(booking_id=Booking.objects.exclude(pk=booking.pk).get().pk)
    parties = [live.party for live in Booking.objects.live()]
    rows = (
        sum(p.adults for p in parties),
        sum(p.children_in_childcare for p in parties),
        sum(p.heads for p in parties),
    )
    assert held(date) == rows == (1, 2, 4)


def test_the_last_place_goes_once(make_date):
    date = make_date(adult_capacity=1)
    booked(date, 1)
    assert booked(date, 2)[0].state == BookingState.WAITING
    assert held(date) == (1, 0, 1)


def test_a_party_that_does_not_fit_is_not_split(make_date):
    date = make_date(adult_capacity=3)
    booked(date, 1, adults=2)
    assert booked(date, 2, adults=2)[0].state == BookingState.WAITING
    assert held(date)[0] == 2


def test_childcare_has_places_of_its_own(make_date):
    date = make_date(childcare_room_limit=1)
    booked(date, 1, children=(SOFIA,), emergency=GRAN)
    assert booked(date, 2, children=(SAM,), emergency=GRAN)[0].state == BookingState.WAITING
    booked(date, 3)
    assert held(date) == (2, 1, 3)


def test_the_building_has_a_limit_too(make_date):
    date = make_date(premises_limit=4)
    assert refused(date, adults=2, children_along=3) == Why.TOO_MANY
    booked(date, 1, adults=2, children_along=1)
    assert booked(date, 2, adults=1, children_along=1)[0].state == BookingState.WAITING


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"status": OccurrenceStatus.CANCELLED}, Why.CANCELLED),
        ({"status": OccurrenceStatus.DRAFT}, Why.CLOSED),
        ({"opens_at": timezone.now() + timedelta(hours=1)}, Why.NOT_YET_OPEN),
        ({"starts_at": timezone.now() - timedelta(minutes=1)}, Why.CLOSED),
        ({"max_adults_per_booking": 1}, Why.TOO_MANY),
    ],
)
def test_a_date_takes_bookings_only_while_it_may(make_date, values, why):
    date = make_date(**values)
    assert refused(date, adults=2) == why
    assert held(date) == (0, 0, 0)


def test_booking_is_open_from_the_first_moment_and_closed_at_the_last(make_date):
    start = timezone.now() + timedelta(days=1)
    date = make_date(starts_at=start, opens_at=start - timedelta(hours=2), closes_at=start - timedelta(hours=1))
    for moment, why in [(date.opens_at - timedelta(microseconds=1), Why.NOT_YET_OPEN), (date.closes_at, Why.CLOSED)]:
        with pytest.raises(BookingRefused) as refusal:
            book(occurrence=date, request=family(), key=new_token(), now=moment)
        assert refusal.value.code == why
    assert book(occurrence=date, request=family(), key=new_token(), now=date.opens_at).outcome is Outcome.NEW


def test_the_same_form_twice_is_one_booking(date):
    key = new_token()
    first = book(occurrence=date, request=family(), key=key)
    again = book(occurrence=date, request=family(), key=key)
    assert (again.outcome, again.booking) == (Outcome.REPEATED, first.booking)
    assert held(date) == (1, 0, 1)
    assert Notice.objects.count() == 1


def test_a_second_press_that_finds_the_date_full_still_finds_its_own_booking(make_date):
    date, key = make_date(adult_capacity=1), new_token()
    book(occurrence=date, request=family(), key=key)
    assert book(occurrence=date, request=family(), key=key).outcome is Outcome.REPEATED


def test_a_family_with_a_booking_gets_one_more_link_and_the_old_one_still_opens(date):
    booking, link = booked(date)
    later = timezone.now() + timedelta(minutes=11)
    again = book(occurrence=date, request=family(email="PARENT1@families.example"), key=new_token(), now=later)
    assert (again.outcome, again.booking) == (Outcome.SAME_FAMILY, booking)
    assert Booking.objects.with_link(link).get() == booking
    assert Notice.objects.filter(kind="booking-confirmed").count() == 2
    assert held(date) == (1, 0, 1)


def test_nobody_can_fill_a_family_s_mailbox(date):
    _booking, link = booked(date)
    for _time in range(5):
        book(occurrence=date, request=family(), key=new_token())
    assert Notice.objects.count() == 1
    assert Booking.objects.with_link(link).exists()


def test_a_phone_number_is_known_again_however_it_is_written(date):
    booked(date, email="", phone="07700 900123")
    again = book(occurrence=date, request=family(email="", phone="+44 (0)7700 900 123"), key=new_token())
    assert again.outcome is Outcome.SAME_FAMILY
    assert Notice.objects.count() == 0


def test_after_a_cancellation_the_family_may_book_again(date):
    booking, link = booked(date)
    cancel(booking_id=booking.pk)
    assert book(occurrence=date, request=family(), key=new_token()).outcome is Outcome.NEW


def test_fewer_people_always_works_even_when_booking_has_closed(make_date):
    date = make_date(adult_capacity=2)
    booking, link = booked(date, adults=2, children=(SOFIA, SAM), emergency=GRAN)
    Occurrence.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    sofia = booking.children_in_childcare[0]
    change(booking, link, adults=1, leaving=frozenset({str(sofia.pk)}))
    assert held(date) == (1, 1, 2)
    assert CareDetails.objects.count() == 1


def test_more_people_come_if_they_fit_and_otherwise_wait_beside_the_safe_part(make_date):
    date = make_date(adult_capacity=3)
    booking, link = booked(date, 1, adults=1)
    booked(date, 2, adults=1)
    change(booking, link, adults=3)
    booking.refresh_from_db()
    part = booking.parts.get()
    assert (booking.adults, booking.state, part.adults, part.state) == (1, "confirmed", 2, "waiting")
    assert held(date) == (2, 0, 2)
    change(booking, link, adults=2)
    assert held(date) == (3, 0, 3)


def test_the_same_change_twice_changes_once(date):
    booking, link = booked(date)
    key = new_token()
    for _press in range(2):
        request = ChangeRequest(adults=1, joining=(SOFIA,), emergency=GRAN)
        change_numbers(booking_id=booking.pk, request=request, key=key)
    assert held(date) == (1, 1, 2)


def test_a_child_that_joins_later_keeps_the_contact_the_family_gave(date):
    booking, link = booked(date, children=(SOFIA,), emergency=GRAN)
    change(booking, link, adults=1, joining=(SAM,))
    assert {care.emergency_phone for care in CareDetails.objects.all()} == {GRAN.phone}


def test_cancelling_frees_the_places_once_and_forgets_the_children(date):
    booking, link = booked(date, adults=2, children=(SOFIA,), emergency=GRAN)
    for _press in range(2):
        cancel(booking_id=booking.pk)
    assert held(date) == (0, 0, 0)
    assert not Attendee.objects.exists()
    assert not CareDetails.objects.exists()
    assert Notice.objects.filter(kind="booking-cancelled").count() == 1


def test_a_cancelled_booking_cannot_be_changed(date):
    booking, link = booked(date)
    cancel(booking_id=booking.pk)
    with pytest.raises(BookingRefused) as refusal:
        change(booking, link, adults=2)
    assert refusal.value.code == Why.GONE


def test_every_change_leaves_one_audit_entry_without_words(date):
    booking, link = booked(date)
    change(booking, link, adults=2)
    cancel(booking_id=booking.pk)
    entries = AuditEntry.objects.filter(subject=booking.pk).values_list("action", flat=True)
    assert sorted(entries) == ["booking.cancelled", "booking.changed", "booking.made"]


def test_a_refused_booking_leaves_no_letter_no_row_no_audit_entry(make_date):
    refused(make_date(adult_capacity=0, supervisors=0))
    assert [model.objects.count() for model in (Notice, Booking, AuditEntry)] == [0, 0, 0]


def test_letters_tell_numbers_and_the_link_but_nothing_about_the_children(date):
    _booking, link = booked(date, phone="07700 900999", needs="ramp", children=(SOFIA,), emergency=GRAN)
    payload = Notice.objects.get().payload
    assert link in payload
    assert "Parent 1" in payload
    for secret in ["Sofia", "Peanuts", "Asthma", "900461", "900999", "ramp", "parent1@"]:
        assert secret not in payload


def test_nothing_a_family_wrote_stands_in_the_database_as_it_is(date):
    booking, link = booked(date, phone="07700 900999", needs="ramp", children=(SOFIA,), emergency=GRAN)
    stored = str([list(model.objects.values()) for model in (Booking, Attendee, CareDetails, Notice)])
    for secret in ["Parent 1", "parent1@", "900999", "ramp", "Sofia", "Peanuts", "Asthma", "Gran", link]:
        assert secret not in stored
    assert [each.token_hash for each in booking.links.all()] == [token_hash(link)]


def test_a_family_s_record_is_named_by_its_reference_only(date):
    booking, _link = booked(date, children=(SOFIA,), emergency=GRAN)
    assert str(booking) == booking.reference
    assert "Sofia" not in str(booking.attendees.get())


def test_the_database_itself_refuses_more_than_fit(date):
    for values in [{"adults_held": 13}, {"children_held": 5}, {"ends_at": date.starts_at}]:
        with pytest.raises(IntegrityError), transaction.atomic():
            Occurrence.objects.filter(pk=date.pk).update(**values)
