"""Writing to everybody at one date: seen before it goes, once to each, and those without e-mail are named."""

import pytest

from site_project.outbox.mail import compose
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.events.conftest import booked, words

pytestmark = pytest.mark.django_db


def form(**values) -> dict[str, str]:
    """A filled-in message to everybody."""
    ordinary = {"key": new_token(), "words": "Please use the side gate.", "booked": "on", "waiting": "on"}
    return {**ordinary, **values}


@pytest.fixture
def three(make_date):
    """A date for two: one family booked with an e-mail, one with a phone only; a third waits."""
    date = make_date(adult_capacity=2)
    booked(date, 1)
    booked(date, 2, email="", phone="07700 900112")
    booked(date, 3)
    Notice.objects.all().delete()
    return date


def test_it_is_seen_before_it_goes_and_goes_once_to_each(office, three):
    browser, address, message = signed_in(office), f"/admin/events/{three.pk}/message/", form()
    page = words(browser.post(address, message))
    assert "Please use the side gate." in page
    assert "2 families get a letter by e-mail." in page
    assert "Parent 2" in page
    assert "07700 900112" in page
    assert not Notice.objects.exists()
    for _press in range(2):
        assert browser.post(address, message | {"send": "yes"}).status_code == 302
    assert sorted(Notice.objects.values_list("kind", flat=True)) == ["booking-message", "booking-message"]
    assert AuditEntry.objects.filter(action="date.families_written_to").count() == 1
    letter = compose(Notice.objects.first())
    assert "Please use the side gate." in letter.body
    assert "/bookings/b/" in letter.body
    assert letter.subject.startswith("About Thursday coffee, ")


@pytest.mark.parametrize(("ticks", "count"), [({"waiting": ""}, 1), ({"booked": ""}, 1), ({}, 2)])
def test_only_to_those_who_are_meant(office, three, ticks, count):
    signed_in(office).post(f"/admin/events/{three.pk}/message/", form(send="yes", **ticks))
    assert Notice.objects.count() == count


def test_nothing_goes_without_words_or_to_nobody(office, three):
    browser, address = signed_in(office), f"/admin/events/{three.pk}/message/"
    assert browser.post(address, form(words="", send="yes")).status_code == 422
    assert browser.post(address, form(booked="", waiting="", send="yes")).status_code == 422
    assert not Notice.objects.exists()


def test_the_words_can_be_changed_again(office, three):
    response = signed_in(office).post(f"/admin/events/{three.pk}/message/", form(again="yes"))
    assert "Please use the side gate.</textarea>" in words(response)
