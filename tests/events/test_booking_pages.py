"""What a parent sees: the form, the kind pages, the family's own page."""

import datetime
import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.enums import AgeBand, OccurrenceStatus
from events.forms.birth import BirthDateField
from events.models import Attendee, Booking, CareDetails
from site_project.outbox.models import Notice
from tests.events.conftest import GRAN, SOFIA, booked, born, child_fields, fields, in_two_days, url, words

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


BIRTH_DATES = {
    "small numbers": ("3", "4", "21"),
    "with zeros": ("03", "04", "2021"),
    "the month in words": ("3", "April", "2021"),
    "in short": ("3rd", "apr", "2021"),
    "all in the first box": ("3/4/2021", "", ""),
    "all in the last box": ("", "", "3.4.2021"),
    "year first": ("2021-04-03", "", ""),
    "spaces": (" 3 ", " 4 ", " 2021 "),
    "Arabic digits": ("٣", "٤", "٢٠٢١"),
}


@pytest.mark.parametrize("boxes", BIRTH_DATES.values(), ids=BIRTH_DATES.keys())
def test_a_birth_date_as_people_write_it(boxes):
    assert BirthDateField().clean(list(boxes)) == datetime.date(2021, 4, 3)


AGES = {2: AgeBand.TODDLER, 3: AgeBand.TODDLER, 4: AgeBand.INFANT, 7: AgeBand.INFANT, 8: AgeBand.JUNIOR, 12: "8-11"}


@pytest.mark.parametrize(("years", "band"), AGES.items())
def test_of_a_birth_date_only_the_group_of_ages_is_kept(parent, date, years, band):
    assert parent.post(url(date), fields(**child_fields(**born(years)))).status_code == 303
    assert Attendee.objects.get().age_band == band


@pytest.mark.parametrize(
    ("youngest", "years", "sentence"),
    [
        ("2-3", 1, "Babies stay with you. Childcare is for children who are 2 or older on the day."),
        ("4-7", 3, "Babies stay with you. Childcare is for children who are 4 or older on the day."),
        ("0-1", 13, "Our childcare is for children up to 12. Older ones can sit with you."),
        ("0-1", -1, "That day is still to come. Did a number slip?"),
    ],
)
def test_whom_childcare_is_not_for_is_said_kindly(parent, make_date, youngest, years, sentence):
    date = make_date(youngest_in_childcare=youngest)
    assert sentence in words(parent.post(url(date), fields(**child_fields(**born(years)))))


def test_a_child_can_be_brought_from_class(parent, date):
    parent.post(url(date), fields(**child_fields(from_class="Oak")))
    assert Attendee.objects.get().from_class == "Oak"


def test_a_family_says_what_it_would_take_if_not_all_of_it_fits(parent, make_date):
    date = make_date(childcare_room_limit=1)
    booked(date, children=(SOFIA,), emergency=GRAN)
    parent.post(url(date), fields(**child_fields(), without_childcare="on", auto_accept="on"))
    _first, main, part = Booking.objects.order_by("created_at")
    assert (main.state, main.adults, part.state, part.adults) == ("confirmed", 1, "waiting", 0)
    assert (main.without_childcare, main.fewer_adults, main.auto_accept) == (True, False, True)


def test_what_cannot_help_is_not_asked(parent, make_date):
    page = words(parent.get(url(make_date(childcare_on=False, max_adults_per_booking=1))))
    assert re.findall(r'type="checkbox" name="(\w+)"', page) == ["interpreter", "auto_accept"]


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
    typed = fields(contact_name="", needs="A ramp", **child_fields(born_1="13", medical="Inhaler", from_class="Oak"))
    response = parent.post(url(date), typed)
    page = words(response)
    assert response.status_code == 422
    assert "Please tell us your name" in page
    assert "That day is not in the calendar." in page
    for kept in ["maryam@families.example", "A ramp", "Sofia", "Inhaler", "Oak", "07700 900461", typed["key"]]:
        assert kept in page
    assert '<details class="question child" open>' in page


def row_of(values: dict[str, str]) -> dict[str, str]:
    """The names of fields in the first row."""
    return {f"child1-{name}": value for name, value in values.items()}


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
    "a child of no age": {**ROW, "child1-born_0": "", "child1-born_1": "", "child1-born_2": ""},
    "half a birth date": {**ROW, "child1-born_2": ""},
    "a birth date in words": {**ROW, "child1-born_0": "last spring"},
    "30 February": {**ROW, "child1-born_0": "30", "child1-born_1": "2"},
    "a month 13": {**ROW, "child1-born_1": "13"},
    "a year 99999": {**ROW, "child1-born_2": "99999"},
    "100 kB birth date": {**ROW, "child1-born_2": "9" * 100_000},
    "born tomorrow": {**ROW, "child1-born_2": str(in_two_days().year + 1)},
    "a child that is too young": {**ROW, **row_of(born(1))},
    "a child that is too old": {**ROW, **row_of(born(13))},
    "the parent's own birth date": {**ROW, **row_of(born(34))},
    "100 kB class": {**ROW, "child1-from_class": "x" * 100_000},
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


def test_a_full_date_says_so_and_takes_the_family_onto_the_waiting_list(parent, make_date):
    date = make_date(adult_capacity=1)
    make_date(starts_at=timezone.now() + timedelta(days=9))
    booked(date)
    booked(date, 2)
    page = words(parent.get(url(date)))
    assert "Full. You can join the waiting list" in page
    assert "One family is waiting already." in page
    assert "Other dates you can book" in page
    assert re.findall(r'<button type="submit" class="button">([^<]+)<', page) == ["Join the waiting list"]
    assert parent.post(url(date), fields()).status_code == 303
    assert Booking.objects.filter(state="waiting").count() == 2


def test_full_childcare_says_that_you_can_still_come(parent, make_date):
    date = make_date(childcare_room_limit=1)
    booked(date, children=(SOFIA,), emergency=GRAN)
    assert "Childcare is full" in words(parent.get(url(date)))
    assert parent.post(url(date), fields(**child_fields())).status_code == 303
    assert Booking.objects.filter(state="waiting").count() == 1


CANNOT = {
    "past": ({"starts_at": timezone.now() - timedelta(days=1)}, 410, "Booking has closed"),
    "closed": ({"closes_at": timezone.now() - timedelta(minutes=1)}, 410, "Booking has closed"),
    "cancelled": ({"status": OccurrenceStatus.CANCELLED}, 410, "This date is cancelled"),
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
    assert "You are on our list already" in page
    for secret in [link, "Sofia", "Parent 1", booking.reference]:
        assert secret not in page
    assert Notice.objects.count() == 2
    assert parent.get(f"/bookings/b/{link}/").status_code == 200, "a stranger cannot make the family's link stop"


def test_too_many_tries_are_asked_to_wait_with_everything_kept(parent, date, settings):
    settings.BOOKING_TRIES = 1
    parent.post(url(date), fields())
    response = parent.post(url(date), fields(email="other@families.example"))
    assert response.status_code == 429
    assert "other@families.example" in words(response)
    assert "01632 960145" in words(response)
    assert Booking.objects.count() == 1
