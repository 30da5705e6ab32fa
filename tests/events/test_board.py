"""The staff board: who may look, what they see, what they may change."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from events.enums import Act, OccurrenceStatus
from events.models import Occurrence
from events.trail import WORDS
from site_project.outbox.models import Notice
from site_project.privacy.models import AuditEntry
from tests.cast import sign_in, signed_in
from tests.events.conftest import GRAN, SAM, SOFIA, booked, supervise, words

pytestmark = pytest.mark.django_db


def addresses(date: Occurrence) -> list[str]:
    board = f"/admin/events/{date.pk}/"
    parts = ["", "register/", "edit/", "people/", "book/", "message/", "cancel/"]
    return ["/admin/events/", "/admin/events/add/", *(board + part for part in parts)]


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
        "childcare_on": "on",
        "childcare_room_limit": "4",
        "offer_hours": "12",
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
    sign_in(browser, office)
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
    values = plan(nine, start="14:00", end="15:10", closes_hours_before="5")
    response = signed_in(office).post("/admin/events/add/", values)
    assert response.status_code == 302
    added = Occurrence.objects.exclude(pk=nine.pk).get()
    assert f"{added.local_start:%H:%M}" == "14:00"
    assert added.starts_at - added.closes_at == timedelta(hours=5)
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
    assert response.status_code == 422
    assert response.context["form"].errors
    assert Occurrence.objects.count() == 1


def test_calling_off_asks_first_and_then_tells_families(office, date):
    booked(date)
    browser = signed_in(office)
    page = words(browser.get(f"/admin/events/{date.pk}/cancel/"))
    assert "1 family has booked or waits. Nothing has been sent yet." in page
    assert "1 family gets a letter by e-mail." in page
    assert browser.post(f"/admin/events/{date.pk}/cancel/yes/").status_code == 302
    date.refresh_from_db()
    assert date.status == OccurrenceStatus.CANCELLED
    assert Notice.objects.filter(kind="booking-cancelled").exists()
    assert browser.get(f"/admin/events/{date.pk}/edit/").status_code == 404


def test_a_date_that_families_booked_cannot_be_hidden(office, nine):
    booked(nine)
    response = signed_in(office).post(f"/admin/events/{nine.pk}/edit/", plan(nine, status="draft"))
    assert response.status_code == 409
    assert "this date cannot be hidden" in words(response)
    nine.refresh_from_db()
    assert nine.status == OccurrenceStatus.SCHEDULED


def test_less_room_than_people_asks_why_and_removes_nobody(office, nine):
    booked(nine, 1, adults=3)
    browser, address = signed_in(office), f"/admin/events/{nine.pk}/edit/"
    response = browser.post(address, plan(nine, adult_capacity="2"))
    assert response.status_code == 409
    assert "Please write a few words why" in words(response)
    assert browser.post(address, plan(nine, adult_capacity="2", reason="The hall is let")).status_code == 302
    page = words(browser.get(f"/admin/events/{nine.pk}/"))
    assert "1 family no longer fits." in page
    assert "The hall is let" in page
    assert nine.bookings.get().is_confirmed


def test_names_are_for_those_who_may_see_bookings(editor, nine):
    editor.user_permissions.add(Permission.objects.get(codename="change_occurrence"))
    booked(nine, 1, email="", phone="07700 900112")
    supervise(nine, 0)
    browser = signed_in(editor)
    for part in ("cancel/", "people/"):
        page = words(browser.get(f"/admin/events/{nine.pk}/{part}"))
        assert ("Parent 1" in page, "07700 900112" in page) == (False, False)
    page = words(browser.post(f"/admin/events/{nine.pk}/message/", {"words": "Hello", "booked": "on"}))
    assert ("Please ring these families" in page, "Parent 1" in page, "07700 900112" in page) == (True, False, False)


def test_whom_to_ring_is_written_down_like_the_list(office, nine):
    booked(nine, 1, email="", phone="07700 900112")
    assert "07700 900112" in words(signed_in(office).get(f"/admin/events/{nine.pk}/cancel/"))
    assert AuditEntry.objects.get(action="register.read").actor == office


def test_moving_a_date_says_first_who_will_be_written_to(office, nine):
    booked(nine)
    booked(nine, 2, email="", phone="07700 900112")
    browser, address = signed_in(office), f"/admin/events/{nine.pk}/edit/"
    moved = plan(nine, start="10:00", end="11:00")
    page = words(browser.post(address, moved))
    assert "1 family gets a letter by e-mail." in page
    assert "07700 900112" in page
    assert not Notice.objects.filter(kind="booking-moved").exists()
    assert browser.post(address, moved | {"sure": "yes"}).status_code == 302
    assert Notice.objects.filter(kind="booking-moved").count() == 1


def test_booking_closes_earlier_where_a_waiting_family_could_not_be_asked(office, nine):
    response = signed_in(office).post("/admin/events/add/", plan(nine, start="09:30"), follow=True)
    before = timezone.localtime(nine.starts_at) - timedelta(days=1)
    assert f"Booking closes on {before:%A} {before.day} {before:%B} at 8pm." in words(response)


def test_the_board_has_three_lists_and_counts_needs_without_names(office, make_date):
    date = make_date(adult_capacity=3)
    booked(date, 1, adults=2, children=(SOFIA,), emergency=GRAN, interpreter=True, language="Turkish")
    booked(date, 2, adults=2)
    booked(date, 3, adults=1, needs="A ramp")
    page = words(signed_in(office).get(f"/admin/events/{date.pk}/"))
    assert "Booked (2)" in page
    assert "Waiting (1)" in page
    assert "Interpreter, Turkish: 1<br>1 family wrote what would help<br>1 child with allergies" in page
    assert "room for 6 toddlers (2 to 3)" not in page
    assert "Still room for 3 children of any age." in page


def test_a_family_that_keeps_being_passed_by_is_named_on_the_board_and_on_the_first_page(office, make_date):
    date = make_date(adult_capacity=3)
    booked(date, 1, adults=1)
    browser = signed_in(office)
    assert "keeps being passed by" not in words(browser.get("/admin/"))
    booked(date, 2, adults=3, children=(SOFIA, SAM), emergency=GRAN)
    booked(date, 3)
    assert "keeps being passed by" not in words(browser.get(f"/admin/events/{date.pk}/"))
    booked(date, 4)
    assert "The family of 5 keeps being passed by." in words(browser.get(f"/admin/events/{date.pk}/"))
    assert "1 family keeps being passed by." in words(browser.get("/admin/"))


def test_what_happened_stands_there_in_words_without_names(office, date):
    booking, _link = booked(date)
    supervise(date, 1)
    browser = signed_in(office)
    page = words(browser.get(f"/admin/events/{date.pk}/"))
    assert f"{booking.reference}: booked" in page
    assert "adults in charge changed" in page


@pytest.mark.parametrize("act", Act)
def test_each_act_of_the_audit_trail_has_its_words(act):
    assert str(WORDS[act]) != act.value


QUERIES = {"": 17, "{}/": 27, "{}/register/": 15, "{}/people/": 21, "{}/cancel/": 18}


@pytest.mark.parametrize("address", QUERIES)
def test_the_board_asks_the_database_as_often_for_three_as_for_one(
    office, date, make_date, django_assert_num_queries, address
):
    browser, path = signed_in(office), "/admin/events/" + address.format(date.pk)
    booked(date, 1, children=(SOFIA,), emergency=GRAN)
    browser.get(path)
    with django_assert_num_queries(QUERIES[address]):
        browser.get(path)
    for number in (2, 3):
        booked(date, number, children=(SOFIA,), emergency=GRAN)
        make_date(starts_at=timezone.now() + timedelta(days=number + 5))
    with django_assert_num_queries(QUERIES[address]):
        browser.get(path)


@pytest.mark.parametrize(("who", "answer"), [("office", 200), ("approver", 200), ("editor", 302)])
def test_the_ratios_are_for_those_who_answer_for_the_school(request, site, who, answer):
    browser = signed_in(request.getfixturevalue(who))
    assert browser.get(f"/admin/settings/events/eventsettings/{site.pk}/").status_code == answer
