"""Staff book for a family at the gate or on the phone, find it again, and change, cancel or say yes for it."""

import re

import pytest

from events.enums import BookingState
from events.models import Booking
from events.services import cancel
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.events.conftest import GRAN, SOFIA, booked, child_fields, held, words

pytestmark = pytest.mark.django_db


def at_the_gate(**values) -> dict[str, str]:
    """The form as staff fill it in for somebody with a name and nothing else."""
    ordinary = {"key": new_token(), "contact_name": "Ayşe", "adults": "1", "children_along": "0", "source": "gate"}
    return {**ordinary, **values}


def test_a_name_is_enough_and_the_slip_opens_the_familys_own_page(office, parent, date):
    browser, address = signed_in(office), f"/admin/events/{date.pk}/book/"
    assert browser.get(address).status_code == 200
    slip = words(browser.post(address, at_the_gate()))
    booking = Booking.objects.get()
    assert "You are booked" in slip
    assert "ring us on 01632 960145" in slip
    assert " ".join(booking.reference_groups) in slip
    link = re.search(r"/bookings/b/[\w-]+", slip).group()
    assert "Ayşe" in words(parent.get(f"{link}/"))
    assert AuditEntry.objects.get(action="booking.made").actor == office
    assert (booking.source, Notice.objects.count()) == ("gate", 0)


def test_two_families_without_phone_and_e_mail_are_two_and_a_second_press_is_none(office, date):
    browser, address, first = signed_in(office), f"/admin/events/{date.pk}/book/", at_the_gate()
    browser.post(address, first)
    browser.post(address, first)
    browser.post(address, at_the_gate())
    assert Booking.objects.count() == 2
    assert held(date)[0] == 2


def test_a_family_that_booked_before_is_shown_instead_of_booked_twice(office, date):
    booking, _link = booked(date)
    values = at_the_gate(email="parent1@families.example")
    response = signed_in(office).post(f"/admin/events/{date.pk}/book/", values)
    assert response["Location"] == f"/admin/events/families/{booking.pk}/"
    assert Booking.objects.count() == 1


def test_over_the_limit_only_with_a_reason(office, make_date):
    date = make_date(adult_capacity=1)
    booked(date)
    browser, address = signed_in(office), f"/admin/events/{date.pk}/book/"
    assert "You are on the waiting list" in words(browser.post(address, at_the_gate(phone="07700 900123")))
    assert "You are booked" in words(browser.post(address, at_the_gate(reason="Came a long way")))
    assert held(date)[0] == 2
    assert AuditEntry.objects.get(action="date.over_limit").reason == "Came a long way"


def test_a_family_too_big_for_the_page_is_booked_by_staff(office, date):
    browser, address = signed_in(office), f"/admin/events/{date.pk}/book/"
    assert "You are booked" in words(browser.post(address, at_the_gate(adults="6")))
    response = browser.post(address, at_the_gate(adults="60"))
    assert response.status_code == 422
    assert "Please write 30 or fewer." in words(response)
    page = f"/admin/events/families/{Booking.objects.get().pk}/"
    assert browser.post(f"{page}change/", {"key": new_token(), "adults": "7", "children_along": "0"}).status_code == 302
    assert held(date)[0] == 7


def test_a_child_in_childcare_needs_a_whole_sheet_at_the_gate_too(office, date):
    browser, address = signed_in(office), f"/admin/events/{date.pk}/book/"
    response = browser.post(address, at_the_gate(**{"child1-known_as": "Sofia"}))
    assert response.status_code == 422
    assert "Sofia" in words(response)
    assert browser.post(address, at_the_gate(**child_fields())).status_code == 200
    assert held(date) == (1, 1, 2)


def test_a_called_off_date_is_refused_with_what_was_typed(office, date):
    browser, values = signed_in(office), at_the_gate()
    date.status = "cancelled"
    date.save()
    assert browser.post(f"/admin/events/{date.pk}/book/", values).status_code == 404
    assert not Booking.objects.exists()


@pytest.mark.parametrize("typed", ["rent 1", "PARENT", "{reference}", "{spaced}", "900112"])
def test_a_family_is_found_by_part_of_its_name_its_number_or_its_phone(office, date, typed):
    booking, _link = booked(date, 1, phone="07700 900112")
    typed = typed.format(reference=booking.reference, spaced=" ".join(booking.reference_groups).lower())
    response = signed_in(office).post("/admin/events/find/", {"who": typed})
    assert f"/admin/events/families/{booking.pk}/" in response.content.decode()
    assert AuditEntry.objects.get(action="register.read").subject == booking.pk


@pytest.mark.parametrize("typed", ["", "   ", "zebra", "7"])
def test_who_is_not_there_is_not_found(office, date, typed):
    booked(date, 1, phone="07700 900112")
    page = words(signed_in(office).post("/admin/events/find/", {"who": typed}))
    assert "Nobody of that name or number" in page
    assert not AuditEntry.objects.filter(action="register.read").exists()


def test_a_name_is_never_part_of_an_address(office, date):
    booked(date)
    response = signed_in(office).get("/admin/events/find/", {"who": "Parent"})
    assert response["Location"] == "/admin/events/"


def test_staff_change_and_cancel_for_a_family(office, date):
    booking, _link = booked(date)
    browser, address = signed_in(office), f"/admin/events/families/{booking.pk}/"
    assert "Parent 1" in words(browser.get(address))
    values = {"key": new_token(), "adults": "3", "children_along": "0"}
    assert browser.post(f"{address}change/", values).status_code == 302
    assert held(date)[0] == 3
    assert browser.post(f"{address}change/", values | {"adults": "many"}).status_code == 422
    browser.post(f"{address}stop/")
    assert held(date)[0] == 0
    assert AuditEntry.objects.get(action="booking.cancelled").actor == office
    assert browser.post(f"{address}change/", {**values, "key": new_token(), "adults": "2"}).status_code == 409


def test_staff_say_yes_for_a_family_that_was_asked(office, make_date):
    date = make_date(adult_capacity=1)
    first, _link = booked(date, 1)
    second, _link = booked(date, 2)
    cancel(booking_id=first.pk)
    browser = signed_in(office)
    assert "They say yes" in words(browser.get(f"/admin/events/families/{second.pk}/"))
    browser.post(f"/admin/events/families/{second.pk}/yes/")
    second.refresh_from_db()
    assert second.state == BookingState.CONFIRMED
    response = browser.post(f"/admin/events/families/{first.pk}/yes/", follow=True)
    assert "This booking is cancelled already" in words(response)


def test_a_new_slip_opens_the_page_and_old_links_go_on(office, parent, date):
    booking, link = booked(date, children=(SOFIA,), emergency=GRAN)
    slip = words(signed_in(office).post(f"/admin/events/families/{booking.pk}/slip/"))
    new = re.search(r"/bookings/b/[\w-]+", slip).group()
    assert parent.get(f"{new}/").status_code == parent.get(f"/bookings/b/{link}/").status_code == 200
    assert "Sofia" not in slip


@pytest.mark.parametrize("action", ["", "change/", "yes/", "still-coming/", "stop/", "slip/"])
def test_a_family_is_for_those_of_the_office_only(editor, date, action):
    booking, _link = booked(date)
    browser, address = signed_in(editor), f"/admin/events/families/{booking.pk}/{action}"
    response = browser.post(address) if action else browser.get(address)
    assert response.status_code == 403
    assert "Parent 1" not in response.content.decode()


def test_finding_asks_the_database_as_often_for_three_as_for_one(office, date, django_assert_num_queries):
    browser = signed_in(office)
    booked(date, 1)
    browser.post("/admin/events/find/", {"who": "zebra"})
    for count in (2, 3):
        with django_assert_num_queries(16):
            browser.post("/admin/events/find/", {"who": "zebra"})
        booked(date, count)
