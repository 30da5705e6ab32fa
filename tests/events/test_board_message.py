"""Writing to everybody at one date: seen before it goes, once to each, and those without e-mail are named."""

import pytest

from events.family import family_key
from events.models import Booking, DateMessage
from site_project.outbox.mail import compose
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.events.conftest import booked, i_rang_them, words

pytestmark = pytest.mark.django_db
WORDS = "Please use the side gate."
BY_PHONE = {"email": "", "phone": "07700 900112"}


def form(**values) -> dict[str, str]:
    """A filled-in message to everybody."""
    ordinary = {"key": new_token(), "words": WORDS, "booked": "on", "waiting": "on"}
    return {**ordinary, **values}


@pytest.fixture
def three(make_date):
    """A date for two: one family booked with an e-mail, one with a phone only; a third waits."""
    date = make_date(adult_capacity=2)
    booked(date, 1)
    booked(date, 2, **BY_PHONE)
    booked(date, 3)
    Notice.objects.all().delete()
    return date


def test_it_is_seen_before_it_goes_and_goes_once_to_each(office, three):
    browser, address, message = signed_in(office), f"/admin/events/{three.pk}/message/", form()
    page = words(browser.post(address, message))
    assert WORDS in page
    assert "2 families get a letter by e-mail." in page
    assert "Parent 2" in page
    assert "07700 900112" in page
    assert not Notice.objects.exists()
    for _press in range(2):
        assert browser.post(address, message | {"send": "yes"}).status_code == 302
    assert sorted(Notice.objects.values_list("kind", flat=True)) == ["booking-message", "booking-message"]
    assert AuditEntry.objects.filter(action="date.families_written_to").count() == 1
    letter = compose(Notice.objects.first())
    assert WORDS in letter.body
    assert "/bookings/b/" in letter.body
    assert letter.subject.startswith("About Thursday coffee, ")


@pytest.mark.parametrize(("ticks", "count"), [({"waiting": ""}, 1), ({"booked": ""}, 1), ({}, 2)])
def test_only_to_those_who_are_meant(office, three, ticks, count):
    signed_in(office).post(f"/admin/events/{three.pk}/message/", form(send="yes", **ticks))
    assert Notice.objects.count() == count


def test_who_has_no_e_mail_stands_under_please_ring_with_what_was_written_until_somebody_rang(office, three):
    browser, message = signed_in(office), form(send="yes")
    by_phone = Booking.objects.get(family_key=family_key(**BY_PHONE))
    page = words(browser.post(f"/admin/events/{three.pk}/message/", message, follow=True))
    news = ("2 letters are on their way.", "1 family is under “Please ring”.")
    for said in (*news, "Please ring (1)", WORDS, "Parent 2"):
        assert said in page, said
    assert "You wrote to everybody. They did not get it." in page

    page = words(browser.post(f"/admin/events/families/{by_phone.pk}/rung/", i_rang_them(browser, three), follow=True))
    assert ("Please ring (" in page, WORDS in page) == (False, True)
    page = words(browser.post(f"/admin/events/{three.pk}/message/", message | {"words": "Other words."}, follow=True))
    assert ("Nothing went out just now" in page, "Other words." in page) == (True, False)
    assert Booking.objects.get(pk=by_phone.pk).to_ring == "", "the same form again asks for no second call"


def test_words_that_came_later_are_another_call(office, three):
    browser, address = signed_in(office), f"/admin/events/{three.pk}/message/"
    by_phone = Booking.objects.get(family_key=family_key(**BY_PHONE))
    browser.post(address, form(send="yes"))
    before = i_rang_them(browser, three)
    browser.post(address, form(send="yes", words="And bring a coat."))
    page = words(browser.post(f"/admin/events/families/{by_phone.pk}/rung/", before, follow=True))
    assert ("Something has changed since then." in page, "Please ring (1)" in page) == (True, True)
    assert (WORDS in page, "And bring a coat." in page) == (True, True)


def test_news_for_everybody_does_not_hide_what_says_more(office, three):
    by_phone = Booking.objects.filter(family_key=family_key(**BY_PHONE))
    by_phone.update(to_ring="moved")
    signed_in(office).post(f"/admin/events/{three.pk}/message/", form(send="yes"))
    assert by_phone.get().to_ring == "moved"


def test_where_nobody_has_an_e_mail_the_words_are_kept_for_the_calls(office, date):
    booked(date, 1, **BY_PHONE)
    browser, address = signed_in(office), f"/admin/events/{date.pk}/message/"
    assert ">Put them under “Please ring”</button>" in words(browser.post(address, form()))
    page = words(browser.post(address, form(send="yes"), follow=True))
    assert ("Please ring (1)" in page, page.count(WORDS)) == (True, 2), (
        "in the call, and in the list of what was written"
    )
    assert ("1 family is under “Please ring”." in page, "0 letters" in page) == (True, False)
    assert not Notice.objects.filter(kind="booking-message").exists()


def test_where_there_is_no_family_nothing_is_kept(office, date):
    browser, address = signed_in(office), f"/admin/events/{date.pk}/message/"
    assert "“Please ring”</button>" not in words(browser.post(address, form()))
    browser.post(address, form(send="yes"))
    assert (DateMessage.objects.count(), AuditEntry.objects.filter(action="date.families_written_to").count()) == (0, 0)


def test_nothing_goes_without_words_or_to_nobody(office, three):
    browser, address = signed_in(office), f"/admin/events/{three.pk}/message/"
    assert browser.post(address, form(words="", send="yes")).status_code == 422
    assert browser.post(address, form(booked="", waiting="", send="yes")).status_code == 422
    assert not Notice.objects.exists()


def test_the_words_can_be_changed_again(office, three):
    response = signed_in(office).post(f"/admin/events/{three.pk}/message/", form(again="yes"))
    assert f"{WORDS}</textarea>" in words(response)
