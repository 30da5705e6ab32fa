"""A form that was used before: a tablet that goes round, a tab that comes back after a cancellation."""

import pytest
from bs4 import BeautifulSoup

from events.enums import Why
from events.models import Booking
from events.party import BookingRequest
from events.refusals import BookingRefused
from events.services import book, cancel
from site_project.privacy.keys import new_token
from tests.cast import signed_in
from tests.events.conftest import booked, fields, url

pytestmark = pytest.mark.django_db


def key_in(response) -> str:
    """The one-time key of the form on the page."""
    return BeautifulSoup(response.content, "html.parser").select_one("[name=key]")["value"]


def test_the_next_family_at_the_same_tablet_sees_nothing_of_the_first_and_is_booked_with_one_more_press(parent, date):
    first, key = booked(date)
    form = fields(key=key, contact_name="Ruth", email="ruth@families.example")
    asked = parent.post(url(date), form)
    assert (asked.status_code, key in asked.content.decode(), Booking.objects.count()) == (409, False, 1)
    assert 'value="Ruth"' in asked.content.decode()
    done = parent.post(url(date), {**form, "key": key_in(asked)})
    assert (done.status_code, first.contact_name in parent.get(done["Location"]).content.decode()) == (303, False)
    assert Booking.objects.live().count() == 2


def test_a_form_that_comes_back_after_a_cancellation_books_again_with_one_more_press(parent, date):
    form = fields()
    assert parent.post(url(date), form).status_code == 303
    cancel(booking_id=Booking.objects.get().pk)
    asked = parent.post(url(date), form)
    assert (asked.status_code, Booking.objects.live().count()) == (409, 0)
    assert parent.post(url(date), {**form, "key": key_in(asked)}).status_code == 303
    assert Booking.objects.live().count() == 1


@pytest.mark.parametrize("name", ["\u200b", "\u200d \u200f", "\ufeff\u2060", "\u202e"])
def test_a_name_that_nobody_can_see_is_no_name(parent, date, name):
    assert parent.post(url(date), fields(contact_name=name)).status_code == 422
    assert Booking.objects.count() == 0


def test_the_second_family_on_one_form_at_the_gate_is_not_forgotten(date, office):
    staff = signed_in(office)
    where = f"/admin/events/{date.pk}/book/"
    form = {"key": new_token(), "contact_name": "Rosa", "adults": "1", "children_along": "0", "source": "gate"}
    assert staff.post(where, form).status_code == 200
    asked = staff.post(where, {**form, "contact_name": "Ines"})
    assert asked.status_code == 409
    assert staff.post(where, {**form, "contact_name": "Ines", "key": key_in(asked)}).status_code == 200
    assert sorted(booking.contact_name for booking in Booking.objects.live()) == ["Ines", "Rosa"]


def test_nobody_waits_whom_we_could_not_tell(make_date, office):
    date = make_date(adult_capacity=1)
    booked(date)
    with pytest.raises(BookingRefused) as refusal:
        book(occurrence=date, request=BookingRequest("Ines", 1), key=new_token(), by=office)
    assert (refusal.value.code, Booking.objects.count()) == (Why.NO_WAY_TO_TELL, 1)
