"""Families without an e-mail are not forgotten: the school is asked to ring them, until somebody has."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from events.models import Booking, Occurrence
from events.party import ChangeRequest
from events.services import accept, cancel, cancel_date, change_date, change_numbers, rang, still_coming
from events.services.no_place import tell_no_place
from events.services.offers import lapse_overdue_offers
from site_project.outbox.delivery import deliver_due
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.events.conftest import booked, i_rang_them, words
from tests.events.test_board import plan
from tests.events.test_waiting_list import ask, expiry_of, leave, letters, morning, states

pytestmark = pytest.mark.django_db
BY_PHONE = {"email": "", "phone": "07700 900112"}
LONDON = ZoneInfo("Europe/London")
TIMES = ("starts_at", "ends_at", "closes_at", "offers_end_at")


def to_ring(booking: Booking) -> str:
    """Why this family is to be rung."""
    return Booking.objects.get(pk=booking.pk).to_ring


def move(date: Occurrence, office, days: int = 7) -> None:
    """To another day at the same hour."""
    change_date(
        occurrence_id=date.pk, values={name: getattr(date, name) + timedelta(days=days) for name in TIMES}, actor=office
    )


def board(office, date: Occurrence) -> str:
    """The board of a date as the office sees it."""
    return words(signed_in(office).get(f"/admin/events/{date.pk}/"))


@pytest.fixture
def one_place(make_date) -> Occurrence:
    """One place, taken by the first family."""
    return make_date(adult_capacity=1)


def test_after_a_date_is_called_off_its_board_says_whom_to_ring(office, date):
    by_phone, _link = booked(date, 1, **BY_PHONE)
    booked(date, 2)
    page = words(signed_in(office).post(f"/admin/events/{date.pk}/cancel/yes/", follow=True))
    for said in ("Please ring (1)", "Parent 1", "07700 900112", "The date was called off. They do not know it yet."):
        assert said in page, said
    assert "Parent 2" not in page
    assert (to_ring(by_phone), letters("cancelled")) == ("called_off", 1)


def test_a_called_off_family_is_found_while_somebody_has_to_ring_it(office, date):
    by_phone, _link = booked(date, 1, **BY_PHONE)
    cancel_date(occurrence_id=date.pk, actor=office)
    browser = signed_in(office)
    assert f"/admin/events/families/{by_phone.pk}/" in words(browser.post("/admin/events/find/", {"who": "900112"}))
    rang(booking_id=by_phone.pk, why="called_off", by=office)
    assert "Nobody of that name" in words(browser.post("/admin/events/find/", {"who": "900112"}))


def test_i_rang_them_is_one_press_safe_to_repeat_and_written_down(office, date):
    by_phone, _link = booked(date, 1, **BY_PHONE)
    cancel_date(occurrence_id=date.pk, actor=office)
    browser, address = signed_in(office), f"/admin/events/families/{by_phone.pk}/rung/"
    assert browser.get(address).status_code == 405
    for _press in range(2):
        assert browser.post(address, {"why": "called_off"})["Location"] == f"/admin/events/{date.pk}/"
    assert "Please ring (" not in board(office, date)
    assert [entry.actor for entry in AuditEntry.objects.filter(action="booking.rung")] == [office]


def test_a_press_on_an_old_page_does_not_take_away_newer_news(office, date):
    by_phone, _link = booked(date, 1, **BY_PHONE)
    move(date, office)
    cancel_date(occurrence_id=date.pk, actor=office)
    answer = signed_in(office).post(f"/admin/events/families/{by_phone.pk}/rung/", {"why": "moved"}, follow=True)
    assert "Something has changed since then." in words(answer)
    assert to_ring(by_phone) == "called_off"


def test_a_second_move_is_another_call(office, date):
    by_phone, _link = booked(date, 1, **BY_PHONE)
    move(date, office)
    browser = signed_in(office)
    before = i_rang_them(browser, date)
    date.refresh_from_db()
    move(date, office)
    page = words(browser.post(f"/admin/events/families/{by_phone.pk}/rung/", before, follow=True))
    assert ("Something has changed since then." in page, to_ring(by_phone)) == (True, "moved")
    browser.post(f"/admin/events/families/{by_phone.pk}/rung/", i_rang_them(browser, date))
    assert to_ring(by_phone) == ""


def test_only_the_office_says_that_it_rang(editor, office, date):
    by_phone, _link = booked(date, 1, **BY_PHONE)
    cancel_date(occurrence_id=date.pk, actor=office)
    assert signed_in(editor).post(f"/admin/events/families/{by_phone.pk}/rung/").status_code == 403
    assert to_ring(by_phone) == "called_off"


def test_a_moved_date_stands_on_the_board_and_on_the_familys_page_until_it_knows(office, parent, date):
    by_phone, link = booked(date, 1, **BY_PHONE)
    assert "You are booked in" in words(parent.get(f"/bookings/b/{link}/"))
    move(date, office)
    date.refresh_from_db()
    page = words(parent.get(f"/bookings/b/{link}/"))
    assert ("This date has moved" in page, "your places stay yours" in page, "Please say by" in page) == (
        True,
        True,
        False,
    )
    assert f"Thursday coffee has moved. It is now on {date.when_words}." in board(office, date)
    parent.post(f"/bookings/b/{link}/still-coming/")
    assert "You are booked in" in words(parent.get(f"/bookings/b/{link}/"))
    assert (to_ring(by_phone), "Please ring (" in board(office, date)) == ("", False)


def test_who_waits_reads_that_the_date_moved_too(office, parent, one_place):
    booked(one_place, 1)
    _waits, link = booked(one_place, 2, **BY_PHONE)
    move(one_place, office)
    page = words(parent.get(f"/bookings/b/{link}/"))
    assert ("This date has moved" in page, "You are on the waiting list" in page) == (True, True)


def test_a_place_for_a_family_without_an_e_mail_asks_the_office_to_ring(office, one_place):
    first, second = ask(one_place, 1), ask(one_place, 2, **BY_PHONE)
    leave(first)
    assert (states(second), to_ring(second)) == (["offered"], "offered")
    accept(booking_id=second.pk, now=morning(one_place), by=office)
    assert (states(second), to_ring(second)) == (["confirmed"], "")


def test_who_is_booked_in_automatically_is_rung(one_place):
    first, second = ask(one_place, 1), ask(one_place, 2, auto_accept=True, **BY_PHONE)
    leave(first)
    assert (states(second), to_ring(second)) == (["confirmed"], "booked")


def test_an_offer_that_ran_out_is_told_and_stays_on_the_board(office, one_place):
    first, second = ask(one_place, 1), ask(one_place, 2, **BY_PHONE)
    leave(first)
    lapse_overdue_offers(expiry_of(second))
    assert (states(second), to_ring(second)) == (["lapsed"], "lapsed")
    assert "We are sorry that we did not reach you in time." in board(office, one_place)


def test_what_a_family_did_itself_nobody_rings_about(date, office):
    one, _link = booked(date, 1, **BY_PHONE)
    change_numbers(booking_id=one.pk, request=ChangeRequest(adults=2), key=new_token())
    assert to_ring(one) == ""
    change_numbers(booking_id=one.pk, request=ChangeRequest(adults=1), key=new_token(), by=office)
    assert to_ring(one) == "changed"
    cancel(booking_id=one.pk)
    assert to_ring(one) == ""


def test_what_staff_cancel_for_a_family_is_asked_about_once(date, office):
    one, _link = booked(date, 1, **BY_PHONE)
    cancel(booking_id=one.pk, by=office)
    assert to_ring(one) == "cancelled"


def test_changed_numbers_do_not_hide_that_the_date_moved(date, office):
    one, _link = booked(date, 1, **BY_PHONE)
    move(date, office)
    change_numbers(booking_id=one.pk, request=ChangeRequest(adults=2), key=new_token(), by=office)
    assert to_ring(one) == "moved"
    still_coming(booking_id=one.pk, by=office)
    assert to_ring(one) == ""


def test_who_has_an_e_mail_is_written_to_and_never_rung(date, office):
    one, _link = booked(date, 1, phone="07700 900112")
    move(date, office)
    cancel_date(occurrence_id=date.pk, actor=office)
    assert (to_ring(one), letters("moved"), letters("cancelled")) == ("", 1, 1)


def test_the_first_page_counts_calls_and_leads_to_the_soonest_date(office, make_date):
    browser = signed_in(office)
    sooner = make_date()
    later = make_date(starts_at=sooner.starts_at + timedelta(days=3))
    assert "without an e-mail" not in words(browser.get("/admin/"))
    for number, date in enumerate([later, sooner]):
        booked(date, number, **BY_PHONE)
        move(date, office, days=1)
    page = words(browser.get("/admin/"))
    assert "2 calls to families without an e-mail." in page
    assert f"/admin/events/{sooner.pk}/" in page
    assert "Parent" not in page


def test_once_the_list_has_ended_the_board_says_who_would_fit_and_staff_book_it_in(office, one_place, time_machine):
    first, second = ask(one_place, 1), ask(one_place, 2)
    time_machine.move_to(one_place.closes_at, tick=False)
    assert "now they would fit" not in board(office, one_place)
    leave(first, now=one_place.closes_at)
    assert states(second) == ["waiting"]
    assert "They wait, the list has ended, and now they would fit." in board(office, one_place)
    browser = signed_in(office)
    assert "They say yes: book them in" in words(browser.get(f"/admin/events/families/{second.pk}/"))
    browser.post(f"/admin/events/families/{second.pk}/yes/")
    assert states(second) == ["confirmed"]


def test_a_date_that_is_over_asks_nobody_to_ring(office, date, time_machine):
    booked(date, 1, **BY_PHONE)
    move(date, office, days=1)
    date.refresh_from_db()
    Occurrence.objects.filter(pk=date.pk).update(adult_capacity=0, adult_allowance=1)
    assert "1 family no longer fits." in board(office, date)
    time_machine.move_to(date.ends_at, tick=False)
    page = board(office, date)
    assert ("Please ring (" in page, "no longer fits" in page) == (False, False)


def test_an_offer_to_a_family_without_an_e_mail_stands_over_the_weekend(make_date, time_machine):
    friday = datetime(2027, 1, 15, 15, tzinfo=LONDON)
    time_machine.move_to(friday - timedelta(hours=1), tick=False)
    ends = {}
    for email in ("", "parent2@families.example"):
        date = make_date(adult_capacity=1, starts_at=friday + timedelta(days=6, hours=bool(email)))
        first, second = booked(date, 1)[0], booked(date, 2, email=email, phone="07700 900112")[0]
        cancel(booking_id=first.pk, now=friday)
        ends[email] = expiry_of(second).astimezone(LONDON).strftime("%a %H:%M")
    assert ends == {"": "Mon 12:00", "parent2@families.example": "Sat 13:30"}


def test_who_waited_in_vain_hears_it_once_by_letter_or_by_phone(one_place, time_machine):
    _first, second, third = ask(one_place, 1), ask(one_place, 2), ask(one_place, 3, **BY_PHONE)
    assert tell_no_place(one_place.closes_at - timedelta(seconds=1)) == 0
    assert [tell_no_place(one_place.closes_at) for _time in range(2)] == [1, 0]
    assert (to_ring(second), to_ring(third), letters("no-place")) == ("", "no_place", 1)
    assert Notice.objects.get(kind="booking-no-place").send_before == one_place.starts_at
    Booking.objects.filter(pk=third.pk).update(to_ring="")
    tell_no_place(one_place.closes_at + timedelta(minutes=1))
    assert to_ring(third) == ""


def test_nobody_is_told_at_night_or_once_it_has_begun(one_place):
    ask(one_place, 1)
    ask(one_place, 2)
    night = one_place.local_start.replace(hour=3)
    Occurrence.objects.update(closes_at=night - timedelta(hours=5))
    assert [tell_no_place(moment) for moment in (night, one_place.starts_at)] == [0, 0]
    assert tell_no_place(night.replace(hour=8)) == 1


def test_when_a_date_is_called_off_nobody_said_no_to_an_offer(office, one_place):
    first, second = booked(one_place, 1)[0], booked(one_place, 2)[0]
    cancel(booking_id=first.pk)
    assert states(second) == ["offered"]
    cancel_date(occurrence_id=one_place.pk, actor=office)
    acts = AuditEntry.objects.filter(subject=second.pk).values_list("action", flat=True)
    assert ("booking.cancelled" in acts, "booking.declined" in acts) == (True, False)


def test_the_waiting_letter_says_until_when_the_list_runs(one_place, mailoutbox):
    booked(one_place, 1)
    booked(one_place, 2)
    deliver_due()
    assert "The waiting list ends at 9am on" in mailoutbox[-1].body


def test_moving_asks_only_families_with_a_letter(office, make_date, date):
    day = date.local_start.replace(hour=9) + timedelta(days=5)
    nine = make_date(starts_at=day)
    booked(nine, 1, **BY_PHONE)
    browser, address = signed_in(office), f"/admin/events/{nine.pk}/edit/"
    page = words(browser.post(address, plan(nine, start="10:00", end="11:00")))
    assert ("asked to say" in page, "Families to ring keep their places." in page) == (False, True)
    booked(nine, 2)
    assert "asked to say" in words(browser.post(address, plan(nine, start="10:00", end="11:00")))


def test_the_board_asks_the_database_as_often_for_three_calls_as_for_one(office, date, django_assert_num_queries):
    browser, address = signed_in(office), f"/admin/events/{date.pk}/"
    cancelled = [booked(date, number, **{**BY_PHONE, "phone": f"07700 90011{number}"})[0] for number in (1, 2, 3)]
    cancel_date(occurrence_id=date.pk, actor=office)
    browser.get(address)
    for left in (3, 1):
        with django_assert_num_queries(27):
            assert words(browser.get(address)).count("The date was called off. They do not") == left
        Booking.objects.filter(pk__in=[booking.pk for booking in cancelled[1:]]).update(to_ring="")
