"""The pages for the day: who opens them, what they show, what a press does, and what they never tell."""

import logging
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.enums import BookingState, ChildState
from events.models import Booking, Movement, Occurrence
from events.services import set_supervisors, tick_in
from site_project.privacy.models import AuditEntry
from tests.cast import sign_in, signed_in
from tests.events.conftest import GRAN, SAM, SOFIA, child_fields, fields, words
from tests.events.day_school import expected, inside, now_at, soon, with_sofia
from tests.leaks import leaks, shapes

pytestmark = pytest.mark.django_db
PAGES = ["", "children/", "children/labels/", "walk-in/", "building/", "finish/"]


def at(date: Occurrence, *parts) -> str:
    """An address of the date's day."""
    return f"/admin/events/{date.pk}/day/" + "".join(f"{part}/" for part in parts)


def follow(browser: Client, address: str, **typed) -> str:
    """Press a button, and the page it leads to as one line."""
    answer = browser.post(address, typed)
    assert answer.status_code == 303, words(answer)
    return words(browser.get(answer["Location"].split("#")[0]))


@pytest.mark.parametrize("who", ["editor", "approver", "attendance_lead"])
def test_staff_without_the_task_get_a_page_that_says_so(who, request, today, office):
    booking, sofia = with_sofia(today, office)
    browser = signed_in(request.getfixturevalue(who))
    own = [f"family/{booking.pk}/", f"child/{sofia.pk}/"]
    for page in [*PAGES, *own]:
        answer = browser.get(at(today) + page)
        assert (answer.status_code, "Sofia" in words(answer)) == (403, False)
    presses = [f"family/{booking.pk}/in/", f"child/{sofia.pk}/in/", "children/labels/number/", "finish/", "walk-in/"]
    assert {browser.post(at(today) + press).status_code for press in presses} == {403}
    assert (Movement.objects.count(), AuditEntry.objects.filter(action__startswith="day.").count()) == (0, 0)


def test_nobody_opens_them_without_signing_in(parent, today):
    assert {parent.get(at(today) + page).status_code for page in PAGES} == {302}


@pytest.mark.parametrize("who", ["office", "technician"])
def test_the_office_opens_every_page_and_none_is_kept(who, request, today):
    browser = signed_in(request.getfixturevalue(who))
    for page in PAGES:
        answer = browser.get(at(today) + page)
        assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)


def test_looking_changes_nothing_but_the_trail(today, office):
    booking, sofia = with_sofia(today, office)
    browser = signed_in(office)
    before = (Occurrence.objects.values().get(), Booking.objects.values().get(), sofia.label_no)
    for page in [*PAGES, f"family/{booking.pk}/", f"child/{sofia.pk}/"]:
        browser.get(at(today) + page)
    sofia.refresh_from_db()
    assert (Occurrence.objects.values().get(), Booking.objects.values().get(), sofia.label_no) == before
    trail = AuditEntry.objects.filter(actor=office, action__startswith="day.").order_by("at")
    assert [(entry.action, entry.subject) for entry in trail] == [
        ("day.list_read", today.pk),
        ("day.child_read", sofia.pk),
    ]


def test_presses_are_posts_and_need_their_page(today, office):
    booking = expected(today, office)
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, office)
    assert browser.post(at(today, "family", booking.pk, "in"), {"adults": "1"}).status_code == 403
    assert browser.get(at(today, "family", booking.pk, "in")).status_code == 405


def test_long_before_the_day_the_pages_say_when_they_open(date, office):
    booking = expected(date, office)
    browser = signed_in(office)
    assert "open 24 hours before" in words(browser.get(at(date)))
    assert browser.post(at(date, "family", booking.pk, "in"), {"adults": "1"}).status_code == 409
    assert Movement.objects.count() == 0


def test_the_day_before_one_can_look_and_print_but_not_tick(make_date, office):
    starts = timezone.now() + timedelta(hours=20)
    date = make_date(starts_at=starts, offers_end_at=starts - timedelta(hours=1))
    booking = expected(date, office)
    browser = signed_in(office)
    page = words(browser.get(at(date)))
    assert ("Parent 1" in page, "You can look and print now." in page, "Arrived" in page) == (True, True, False)
    typed = {"adults": "1", "children_along": "0"}
    assert browser.post(at(date, "family", booking.pk, "in"), typed).status_code == 409
    assert Movement.objects.count() == 0


def test_a_date_that_families_never_see_is_for_practice(make_date, office):
    page = words(signed_in(office).get(at(soon(make_date, status="draft"))))
    assert "Practice: families do not see this date." in page


def test_the_door_lists_families_by_name_and_finds_one(today, office):
    for number in (3, 1, 2):
        expected(today, office, number)
    browser = signed_in(office)
    names = r"Parent \d(?=</a>)"
    assert re.findall(names, words(browser.get(at(today)))) == ["Parent 1", "Parent 2", "Parent 3"]
    found = browser.post(at(today), {"name": "rent 2"})
    assert (found.status_code, re.findall(names, words(found))) == (200, ["Parent 2"])
    assert "No family of that name" in words(browser.post(at(today), {"name": "zebra"}))


def test_a_family_that_said_it_runs_late_is_marked(today, office):
    booking = expected(today, office)
    Booking.objects.filter(pk=booking.pk).update(late_minutes=20)
    assert "Running late, about 20 minutes" in words(signed_in(office).get(at(today)))


def test_a_whole_visit_by_buttons(today, office):
    booking, sofia = with_sofia(today, office, children_along=1)
    browser, family, child = signed_in(office), ("family", booking.pk), ("child", sofia.pk)
    page = follow(browser, at(today, *family, "in"), adults="1", children_along="1", seen="0", from_door="1")
    assert "Here</span>" in page
    page = words(browser.get(at(today, *child)))
    for word in ["Peanuts", "Asthma", "Gran", "07700 900461", "Into our room"]:
        assert word in page
    page = follow(browser, at(today, *child, "in"), seen="0")
    assert ("It has to say 1." in page, "in our room" in page, "tom, " in page) == (True, True, True)
    refused = browser.post(at(today, *family, "out"), {"adults": "1", "children_along": "1", "seen": "1"})
    assert (refused.status_code, "Do it all the same." in words(refused)) == (409, True)
    page = follow(browser, at(today, *child, "out"), collector="named", name="Gran", seen="2")
    assert "with Gran. Pressed by tom," in page
    page = follow(browser, at(today, *family, "out"), adults="1", children_along="1", seen="1")
    assert ("Went home" in page, "with Gran" in page) == (True, True)
    assert inside(today).total == 0


def test_who_presses_second_sees_how_it_is(today, office, technician):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    follow(signed_in(office), at(today, "child", sofia.pk, "in"), seen="0")
    page = follow(signed_in(technician), at(today, "child", sofia.pk, "in"), seen="0")
    assert ("Somebody was quicker" in page, "tom, " in page) == (True, True)
    assert sofia.movements.count() == 1


def test_a_sign_out_without_a_collector_is_asked_again_and_keeps_what_was_typed(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    browser = signed_in(office)
    browser.post(at(today, "child", sofia.pk, "in"), {"seen": "0"})
    for typed in ({}, {"collector": "other", "name": "Aunt Rosa"}, {"collector": "zebra"}, {"collector": "named"}):
        answer = browser.post(at(today, "child", sofia.pk, "out"), typed)
        assert (answer.status_code, "Aunt Rosa" in words(answer)) == (422, "name" in typed)
    assert now_at(booking).child(sofia.pk).state == ChildState.IN
    rosa = {"collector": "other", "name": "Aunt Rosa", "why": "Mum rang at 10:02"}
    assert browser.post(at(today, "child", sofia.pk, "out"), rosa).status_code == 303
    assert now_at(booking).child(sofia.pk).last.collected_why == "Mum rang at 10:02"


@pytest.mark.parametrize("adults", ["", "none", "-1", "0", "21", "9" * 30])
def test_numbers_that_make_no_sense_are_asked_again(today, office, adults):
    booking = expected(today, office)
    typed = {"adults": adults, "children_along": "0", "seen": "٣"}
    assert signed_in(office).post(at(today, "family", booking.pk, "in"), typed).status_code == 422
    assert Movement.objects.count() == 0


def test_staff_say_that_they_are_sure(today, office):
    booking, sofia = with_sofia(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    set_supervisors(occurrence_id=today.pk, supervisors=[], actor=office)
    browser, into = signed_in(office), at(today, "child", sofia.pk, "in")
    refused = browser.post(into, {"seen": "0"})
    assert (refused.status_code, 'name="sure"' in words(refused)) == (409, True)
    assert browser.post(into, {"seen": "0", "sure": "on"}).status_code == 303


def test_a_mistake_is_taken_back(today, office):
    booking = expected(today, office)
    tick_in(booking_id=booking.pk, adults=1, by=office)
    page = follow(signed_in(office), at(today, "undo", Movement.objects.get().pk))
    booking.refresh_from_db()
    assert (booking.state, "Taken back" in page) == (BookingState.CONFIRMED, True)


def test_a_family_at_the_door_is_booked_and_ticked_in_on_one_screen(today, office):
    typed = {**fields(contact_name="Rosa", phone="07700 900111", reason=""), **child_fields()}
    page = follow(signed_in(office), at(today, "walk-in"), **typed)
    assert ("Rosa" in page, "Here</span>" in page, "Sofia" in page) == (True, True, True)
    assert Booking.objects.get().source == "gate"


def test_a_walk_in_that_does_not_fit_keeps_what_was_typed(make_date, office):
    full = soon(make_date, adult_capacity=1)
    expected(full, office)
    browser = signed_in(office)
    refused = browser.post(at(full, "walk-in"), fields(contact_name="Rosa", reason=""))
    assert (refused.status_code, 'value="Rosa"' in words(refused)) == (409, True)
    assert browser.post(at(full, "walk-in"), fields(contact_name="", reason="")).status_code == 422
    reason = fields(contact_name="Rosa", reason="She walked two miles")
    assert browser.post(at(full, "walk-in"), reason).status_code == 303


def test_labels_come_in_twos_and_one_of_them_warns(today, office):
    expected(today, office, children=(SOFIA, SAM), emergency=GRAN)
    page = follow(signed_in(office), at(today, "children", "labels", "number"))
    assert (page.count('day-label__number">1<'), page.count('day-label__number">2<')) == (2, 2)
    assert (page.count("Sofia"), page.count("Sam<"), page.count("Allergy: see sheet")) == (2, 2, 1)


def test_the_building_list_names_everybody_and_counts(today, office):
    booking, sofia = with_sofia(today, office, adults=2, children_along=1)
    browser = signed_in(office)
    tick_in(booking_id=booking.pk, adults=2, children_along=1, by=office)
    assert "1 child who may be with the family" in words(browser.get(at(today, "building")))
    browser.post(at(today, "child", sofia.pk, "in"), {"seen": "0"})
    page = words(browser.get(at(today, "building")))
    assert re.findall(r"<dd>(\d+)</dd>", page) == ["4", "2", "1", "1"]
    assert [name in page for name in ("Parent 1", "Sofia", "Helper 0", "may be with")] == [True, True, True, False]


def test_the_morning_is_finished_with_one_button(today, office):
    expected(today, office)
    browser = signed_in(office)
    assert browser.post(at(today, "finish")).status_code == 409
    earlier = {
        name: getattr(today, name) - timedelta(minutes=20) for name in ("starts_at", "closes_at", "offers_end_at")
    }
    Occurrence.objects.filter(pk=today.pk).update(**earlier)
    assert "1 family did not come." in follow(browser, at(today, "finish"))


def test_another_date_s_people_are_not_here(today, make_date, office):
    other = soon(make_date, starts_at=today.starts_at + (today.ends_at - today.starts_at))
    booking, sofia = with_sofia(other, office)
    browser = signed_in(office)
    for page in (("family", booking.pk), ("child", sofia.pk)):
        assert browser.get(at(today, *page)).status_code == 404
    assert browser.post(at(today, "child", sofia.pk, "in")).status_code == 404


QUERIES = {"": 13, "children/": 13, "children/labels/": 10, "building/": 14}


@pytest.mark.parametrize("page", QUERIES)
def test_a_list_asks_the_database_as_often_for_three_as_for_one(today, office, page, django_assert_num_queries):
    browser, address = signed_in(office), at(today) + page
    browser.get(address)
    for number in (1, 2, 3):
        booking, sofia = with_sofia(today, office, number)
        tick_in(booking_id=booking.pk, adults=1, by=office)
        browser.post(at(today, "child", sofia.pk, "in"), {"seen": "0"})
        if number != 2:
            with django_assert_num_queries(QUERIES[page]):
                browser.get(address)


MARK = "Zoë 🦊 kestrel"


def test_no_name_of_a_morning_is_anywhere_but_sealed(today, office, caplog):
    caplog.set_level(logging.DEBUG)
    browser = signed_in(office)
    care = {"known_as": f"{MARK} child", "allergies": f"{MARK} nuts", "no_allergies": "", "who_may_collect": MARK}
    typed = {**fields(contact_name=f"{MARK} name", phone="07700 900777", reason=""), **child_fields(**care)}
    asked = [browser.post(at(today, "walk-in"), typed)]
    child = Booking.objects.get().attendees.in_childcare().get()
    rosa = {"collector": "other", "name": f"{MARK} rosa", "why": f"{MARK} rang"}
    asked.append(browser.post(at(today), {"name": MARK}))
    for part, more in (("in", {"seen": "0"}), ("out", {"collector": "other", "name": MARK}), ("out", rosa)):
        asked.append(browser.post(at(today, "child", child.pk, part), more))
    asked += [browser.get(at(today) + page) for page in [*PAGES, f"child/{child.pk}/"]]
    assert f"{MARK} child" in words(asked[-1]), "the control: there is something that could leak"
    assert leaks([MARK]) == set()
    told = caplog.text + "".join(f"{answer.headers}{answer.cookies}{answer.request['PATH_INFO']}" for answer in asked)
    told += "".join(re.findall(r'(?:href|action)="[^"]*"', "".join(words(answer) for answer in asked)))
    told += "".join("".join(re.findall(r"<title>.*?</title>", words(answer))) for answer in asked)
    assert [form for form in shapes(MARK).values() if form in told.encode()] == []
