"""The staff board: who may look, what they see, what they may change."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.enums import OccurrenceStatus
from events.models import Occurrence
from site_project.outbox.models import Notice
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.events.conftest import GRAN, SOFIA, booked

pytestmark = pytest.mark.django_db


def addresses(date: Occurrence) -> list[str]:
    board = f"/admin/events/{date.pk}/"
    return ["/admin/events/", "/admin/events/add/", board, f"{board}register/", f"{board}edit/", f"{board}cancel/"]


def plan(date: Occurrence, **values) -> dict[str, str]:
    """The form for a date as staff fill it in."""
    start = date.local_start
    return {
        "page": str(date.page_id),
        "day": f"{start:%Y-%m-%d}",
        "start": f"{start:%H:%M}",
        "end": f"{date.local_end:%H:%M}",
        "status": "scheduled",
        "opens_at": f"{timezone.localtime(date.opens_at):%Y-%m-%dT%H:%M}",
        "closes_hours_before": "0",
        "adult_capacity": "12",
        "childcare_places": "4",
        "youngest_in_childcare": "2-3",
        "premises_limit": "",
        "max_adults_per_booking": "4",
        "max_children_per_booking": "3",
        **values,
    }


@pytest.fixture
def nine(make_date) -> Occurrence:
    """A date at nine o'clock, a week from now."""
    day = timezone.localtime() + timedelta(days=7)
    return make_date(starts_at=day.replace(hour=9, minute=0, second=0, microsecond=0))


def test_nobody_sees_the_board_without_signing_in(parent, date):
    for address in addresses(date):
        response = parent.get(address)
        assert response.status_code == 302
        assert "/admin/login/" in response["Location"]


@pytest.mark.parametrize("who", ["editor", "approver", "attendance_lead"])
def test_staff_without_the_task_get_a_page_that_says_so(who, request, date):
    booked(date)
    browser = signed_in(request.getfixturevalue(who))
    for address in addresses(date):
        response = browser.get(address)
        assert response.status_code == 403
        assert "Parent 1" not in response.content.decode()
    assert browser.post(f"/admin/events/{date.pk}/cancel/yes/").status_code == 403
    assert not AuditEntry.objects.filter(action="register.read").exists()
    assert "/admin/events/" not in browser.get("/admin/").content.decode()


@pytest.mark.parametrize("who", ["office", "technician"])
def test_the_office_opens_every_page_of_the_board(who, request, date):
    browser = signed_in(request.getfixturevalue(who))
    for address in addresses(date):
        assert browser.get(address).status_code == 200
    assert "/admin/events/" in browser.get("/admin/").content.decode()


def test_a_form_from_elsewhere_cannot_call_a_date_off(office, date):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(office)
    assert browser.post(f"/admin/events/{date.pk}/cancel/yes/").status_code == 403
    assert browser.get(f"/admin/events/{date.pk}/cancel/yes/").status_code == 405


def test_the_list_of_who_is_coming_is_written_down_each_time(office, date):
    booked(date, children=(SOFIA,), emergency=GRAN, needs="A ramp", interpreter=True)
    response = signed_in(office).get(f"/admin/events/{date.pk}/")
    page = response.content.decode()
    for word in ["Parent 1", "Sofia", "A ramp", "Interpreter."]:
        assert word in page
    assert "no-store" in response["Cache-Control"]
    entry = AuditEntry.objects.get(action="register.read")
    assert (entry.actor, entry.subject) == (office, date.pk)


def test_the_register_has_what_the_childcare_room_needs(office, date):
    booked(date, children=(SOFIA,), emergency=GRAN)
    page = signed_in(office).get(f"/admin/events/{date.pk}/register/").content.decode()
    for word in ["Sofia", "Peanuts", "Asthma", "Gran", "07700 900461", "shred it by"]:
        assert word in page


def test_the_board_shows_what_is_booked_and_left(office, date):
    booked(date, adults=2)
    page = signed_in(office).get("/admin/events/").content.decode()
    assert "2 of 12, 10 left" in page


def test_staff_add_a_date(office, nine):
    values = plan(nine, start="14:00", end="15:10", closes_hours_before="2")
    response = signed_in(office).post("/admin/events/add/", values)
    assert response.status_code == 302
    added = Occurrence.objects.exclude(pk=nine.pk).get()
    assert f"{added.local_start:%H:%M}" == "14:00"
    assert added.starts_at - added.closes_at == timedelta(hours=2)
    assert AuditEntry.objects.get(action="date.added").actor == office


WRONG = {
    "ends before it starts": {"end": "08:00"},
    "no day": {"day": ""},
    "no such day": {"day": "2027-02-30"},
    "closes after a year": {"closes_hours_before": "9000"},
    "minus places": {"adult_capacity": "-1"},
    "a state only we give": {"status": "cancelled"},
    "a time the clocks skip": {"day": "2027-03-28", "start": "01:30", "end": "03:00"},
    "a second one at the same time": {},
}


@pytest.mark.parametrize("values", WRONG.values(), ids=WRONG.keys())
def test_a_date_that_makes_no_sense_is_not_added(office, nine, values):
    response = signed_in(office).post("/admin/events/add/", plan(nine, **values))
    assert response.status_code == 200
    assert response.context["form"].errors
    assert Occurrence.objects.count() == 1


def test_staff_cannot_make_a_date_smaller_than_what_is_booked(office, nine):
    booked(nine, adults=3)
    browser = signed_in(office)
    response = browser.post(f"/admin/events/{nine.pk}/edit/", plan(nine, adult_capacity="2"))
    assert "More than that are booked already." in response.content.decode()
    assert browser.post(f"/admin/events/{nine.pk}/edit/", plan(nine, adult_capacity="3")).status_code == 302
    nine.refresh_from_db()
    assert (nine.adult_capacity, nine.adults_held) == (3, 3)
    assert Notice.objects.count() == 1


def test_calling_off_asks_first_and_then_tells_families(office, date):
    booked(date)
    browser = signed_in(office)
    assert "1 family has booked." in browser.get(f"/admin/events/{date.pk}/cancel/").content.decode()
    assert browser.post(f"/admin/events/{date.pk}/cancel/yes/").status_code == 302
    date.refresh_from_db()
    assert date.status == OccurrenceStatus.CANCELLED
    assert Notice.objects.filter(kind="booking-cancelled").exists()
    assert browser.get(f"/admin/events/{date.pk}/edit/").status_code == 404


@pytest.mark.parametrize("address", ["", "{}/", "{}/register/"])
def test_the_board_asks_the_database_as_often_for_three_as_for_one(
    office, date, make_date, django_assert_num_queries, address
):
    browser, path = signed_in(office), "/admin/events/" + address.format(date.pk)
    booked(date, 1, children=(SOFIA,), emergency=GRAN)
    browser.get(path)
    with CaptureQueriesContext(connection) as one:
        browser.get(path)
    for number in (2, 3):
        booked(date, number, children=(SOFIA,), emergency=GRAN)
        make_date(starts_at=timezone.now() + timedelta(days=number + 5))
    with django_assert_num_queries(len(one)):
        browser.get(path)
