"""What a parent sees: the form, the kind pages, the family's own page."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.enums import OccurrenceStatus
from events.models import Booking, CareDetails
from site_project.outbox.models import Notice
from tests.events.conftest import GRAN, SOFIA, booked, child_fields, fields, url, words

pytestmark = pytest.mark.django_db


def test_a_parent_books_with_one_form_and_lands_on_the_family_s_own_page(parent, date):
    page = words(parent.get(url(date)))
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    response = parent.post(url(date), fields(key=key))
    assert (response.status_code, response["Location"]) == (303, f"/bookings/b/{key}/")
    page = words(parent.get(response["Location"]))
    assert "You are booked in" in page
    assert "Maryam" in page
    assert "The Willow Room" in page


def test_a_parent_books_a_child_into_childcare(parent, date):
    response = parent.post(url(date), fields(**child_fields(allergies="Nuts", no_allergies="")))
    assert response.status_code == 303
    care = CareDetails.objects.get()
    assert (care.allergies, care.emergency_name) == ("Nuts", "Gran")
    page = words(parent.get(response["Location"]))
    assert "Sofia" in page
    assert "Nuts" not in page


@pytest.mark.parametrize("number", [1, 2, 3])
def test_any_of_the_child_rows_may_be_the_filled_one(parent, date, number):
    assert parent.post(url(date), fields(**child_fields(number))).status_code == 303
    assert CareDetails.objects.count() == 1


def test_the_second_press_shows_the_same_page(parent, date):
    form = fields()
    first, second = parent.post(url(date), form), parent.post(url(date), form)
    assert first["Location"] == second["Location"]
    assert Booking.objects.count() == 1


def test_a_mistake_keeps_everything_that_was_typed(parent, date):
    typed = fields(contact_name="", needs="A ramp", **child_fields(age_band="", medical="Inhaler"))
    response = parent.post(url(date), typed)
    page = words(response)
    assert response.status_code == 422
    assert "Please tell us your name" in page
    assert "Please choose your child&#x27;s age." in page
    for kept in ["maryam@families.example", "A ramp", "Sofia", "Inhaler", "07700 900461", typed["key"]]:
        assert kept in page
    assert '<details class="question child" open>' in page


ROW = child_fields()
BAD = {
    "nothing at all": dict.fromkeys(fields(), ""),
    "no name": {"contact_name": "   "},
    "neither e-mail nor phone": {"email": ""},
    "no e-mail address": {"email": "maryam at home"},
    "right-to-left override in the e-mail": {"email": "maryam\u202e@families.example"},
    "no phone number": {"email": "", "phone": "ring me"},
    "three digits": {"email": "", "phone": "999"},
    "100 kB name": {"contact_name": "a" * 100_000},
    "100 kB e-mail": {"email": "a" * 100_000 + "@families.example"},
    "100 kB number": {"adults": "9" * 100_000},
    "100 kB needs": {"needs": "x" * 100_000},
    "no adult": {"adults": "0"},
    "minus one": {"adults": "-1"},
    "too many adults": {"adults": "5"},
    "half an adult": {"adults": "1.5"},
    "words as a number": {"adults": "two"},
    "NUL as a number": {"adults": "1\x00"},
    "a hundred children along": {"children_along": "100"},
    "a child without a name": {**ROW, "child1-known_as": ""},
    "a child of no age": {**ROW, "child1-age_band": ""},
    "a child of an age we do not look after": {**ROW, "child1-age_band": "0-1"},
    "a forged age": {**ROW, "child1-age_band": "99"},
    "a child without a word on allergies": {**ROW, "child1-no_allergies": ""},
    "allergies and none": {**ROW, "child1-allergies": "Nuts"},
    "a child with nobody to ring": {**ROW, "emergency_phone": ""},
    "only a medical need": {"child2-medical": "Asthma"},
}


@pytest.mark.parametrize("values", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_a_kind_page_and_books_nothing(parent, date, values):
    response = parent.post(url(date), fields(**values))
    assert response.status_code == 422
    assert "Please look at this again" in words(response)
    assert Booking.objects.count() == 0


GOOD = {
    "emoji": ({"contact_name": "Maryam 🌻"}, "Maryam 🌻"),
    "control characters": ({"contact_name": "Mar\x07yam\x00"}, "Maryam"),
    "right-to-left override": ({"contact_name": "Mar\u202eyam"}, "Maryam"),
    "Arabic": ({"contact_name": "مريم"}, "مريم"),
    "an apostrophe and a tag": ({"contact_name": "O'Neill <b>"}, "O'Neill <b>"),
}


@pytest.mark.parametrize(("values", "name"), GOOD.values(), ids=GOOD.keys())
def test_names_are_kept_as_people_write_them(parent, date, values, name):
    assert parent.post(url(date), fields(**values)).status_code == 303
    assert Booking.objects.get().contact_name == name


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "../../etc/passwd", "\x00" * 32])
def test_a_missing_or_forged_key_still_books(parent, date, key):
    response = parent.post(url(date), fields(key=key))
    assert response.status_code == 303
    assert parent.get(response["Location"]).status_code == 200


def test_a_form_without_the_key_field_still_books(parent, date):
    form = fields()
    del form["key"]
    assert parent.post(url(date), form).status_code == 303


def test_a_key_that_was_used_for_another_date_leads_to_that_booking(parent, date, make_date):
    other, form = make_date(starts_at=timezone.now() + timedelta(days=9)), fields()
    parent.post(url(date), form)
    assert parent.post(url(other), form).status_code == 303
    assert Booking.objects.count() == 1


def test_a_full_date_offers_other_dates_and_keeps_what_was_typed(parent, make_date):
    date = make_date(adult_capacity=1)
    make_date(starts_at=timezone.now() + timedelta(days=9))
    booked(date)
    response = parent.post(url(date), fields())
    page = words(response)
    assert response.status_code == 409
    assert "not enough places left" in page
    assert "Other dates you can book" in page
    assert "maryam@families.example" in page
    assert "Full" not in words(parent.get(url(make_date(starts_at=timezone.now() + timedelta(days=16)))))


def test_full_childcare_says_that_you_can_still_come(parent, make_date):
    date = make_date(childcare_places=1)
    booked(date, children=(SOFIA,), emergency=GRAN)
    assert "Childcare is full on this day" in words(parent.get(url(date)))
    response = parent.post(url(date), fields(**child_fields()))
    assert response.status_code == 409
    assert "You can still come" in words(response)


CANNOT = {
    "past": ({"starts_at": timezone.now() - timedelta(days=1)}, 410, "Booking has closed"),
    "closed": ({"closes_at": timezone.now() - timedelta(minutes=1)}, 410, "Booking has closed"),
    "cancelled": ({"status": OccurrenceStatus.CANCELLED}, 410, "This date is cancelled"),
    "full": ({"adult_capacity": 0}, 200, "not enough places left"),
    "not yet": ({"opens_at": timezone.now() + timedelta(hours=5)}, 200, "Booking opens on"),
    "draft": ({"status": OccurrenceStatus.DRAFT}, 404, "We cannot find that date"),
}


@pytest.mark.parametrize(("values", "status", "sentence"), CANNOT.values(), ids=CANNOT.keys())
def test_a_date_that_cannot_be_booked_says_why_and_what_to_do(parent, make_date, values, status, sentence):
    date = make_date(**values)
    response = parent.get(url(date))
    page = words(response)
    assert response.status_code == status
    assert sentence in page
    assert "01632 960145" in page
    assert parent.post(url(date), fields()).status_code in {404, 409}
    assert not Booking.objects.exists()


def test_unknown_forged_and_foreign_dates_are_a_kind_404(parent, date):
    assert parent.get(f"/bookings/{uuid.uuid4()}/").status_code == 404
    assert parent.post(f"/bookings/{uuid.uuid4()}/", fields()).status_code == 404
    assert parent.get("/bookings/1/").status_code == 404
    date.page.unpublish()
    assert parent.get(url(date)).status_code == 404


def test_a_family_that_books_again_learns_nothing_but_that_a_link_was_sent(parent, date):
    booking, link = booked(date, email="maryam@families.example", children=(SOFIA,), emergency=GRAN)
    Booking.objects.update(link_sent_at=timezone.now() - timedelta(hours=1))
    response = Client().post(url(date), fields(contact_name="Somebody else"))
    page = words(response)
    assert "You have a booking already" in page
    for secret in [link, "Sofia", "Parent 1", booking.reference]:
        assert secret not in page
    assert Notice.objects.count() == 2
    assert parent.get(f"/bookings/b/{link}/").status_code == 404


def test_too_many_tries_are_asked_to_wait_with_everything_kept(parent, date, settings):
    settings.BOOKING_TRIES = 1
    parent.post(url(date), fields())
    response = parent.post(url(date), fields(email="other@families.example"))
    assert response.status_code == 429
    assert "other@families.example" in words(response)
    assert "01632 960145" in words(response)
    assert Booking.objects.count() == 1
