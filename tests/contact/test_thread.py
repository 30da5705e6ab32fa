"""A family comes back with its code."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from contact import services
from contact.models import Message
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.contact.acts import coming_back, opened_with_code

ENTER, THREAD, LOCK = "/messages/", "/messages/thread/", "/messages/lock/"
WORDS = "She cries every morning."


@pytest.fixture
def answered(site, attendance_lead):
    """A case with a reply, and its code."""
    case, code = opened_with_code(site, WORDS)
    services.reply(case=case, author=attendance_lead, body="Thank you for telling us.", version=1, key=new_token())
    return case, code


def test_the_code_opens_the_thread_without_the_familys_own_words(answered):
    page = coming_back(answered[1].lower()).get(THREAD).content.decode()
    assert "Thank you for telling us." in page
    assert "You wrote to us on" in page
    assert WORDS not in page


def test_opening_marks_our_replies_as_read(answered):
    phone = coming_back(answered[1])
    phone.head(THREAD)
    assert not Message.objects.exclude(read_by_parent_on=None).exists()
    phone.get(THREAD)
    assert Message.objects.get(direction="staff").read_by_parent_on == timezone.localdate()
    assert Message.objects.get(direction="parent").read_by_parent_on is None


def test_writing_back(answered):
    phone = coming_back(answered[1])
    response = phone.post(THREAD, {"message": "She came in today.", "key": new_token()})
    assert (response.status_code, response["Location"]) == (303, THREAD)
    page = phone.get(THREAD).content.decode()
    assert "We have it, thank you." in page
    assert "She came in today." not in page
    assert "We have it, thank you." not in phone.get(THREAD).content.decode()
    assert [message.body for message in answered[0].messages.all()][-1] == "She came in today."


def test_an_empty_box_gets_a_sentence(answered):
    page = coming_back(answered[1]).post(THREAD, {"message": " "}).content.decode()
    assert "Please write a few words." in page


def test_without_a_code_the_thread_is_shut(site):
    assert Client().get(THREAD)["Location"] == ENTER
    for path in [LOCK, "/messages/choices/", "/messages/erase/"]:
        assert "Type your code again." in Client().post(path).content.decode()
    assert Client().get("/messages/choices/")["Location"] == ENTER


@pytest.mark.parametrize("cookie", ["", "x", "ä", "AQ" * 80, "A" * 4000])
def test_a_made_up_cookie_opens_nothing(site, cookie):
    phone = Client()
    phone.cookies["note"] = cookie
    assert phone.get(THREAD).status_code == 303
    assert phone.get("/messages/sent/").status_code == 303


def test_a_cut_off_cookie_opens_nothing(answered):
    phone = coming_back(answered[1])
    whole = phone.cookies["note"].value
    for length in [6, 12, 20, 60, 90, len(whole) - 1]:
        phone.cookies["note"] = whole[:length]
        assert phone.get(THREAD).status_code == 303


def test_the_cookie_of_the_code_page_does_not_open_a_thread(parent):
    parent.post("/messages/write/", {"message": WORDS})
    assert parent.get(THREAD)["Location"] == ENTER


def test_after_ten_quiet_minutes_it_asks_for_the_code(answered):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        phone = coming_back(answered[1])
        clock.shift(9 * 60)
        assert phone.get(THREAD).status_code == 200
        clock.shift(9 * 60)
        assert phone.get(THREAD).status_code == 200
        clock.shift(11 * 60)
        assert phone.get(THREAD).status_code == 303


def test_words_that_took_longer_than_ten_minutes_are_kept(answered):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        phone = coming_back(answered[1])
        clock.shift(11 * 60)
        asked = phone.post(THREAD, {"message": "It took me\na while."})
        assert "Your words are kept." in asked.content.decode()
        kept = asked.context["form"]["kept"].value()
        page = phone.post(ENTER, {"code": answered[1], "kept": kept})
        assert "It took me\na while." in page.content.decode()
        assert phone.post(THREAD, {"message": kept, "key": new_token()}).status_code == 303
    assert Message.objects.count() == 3


def test_a_locked_code_opens_nothing_any_more(answered):
    phone = coming_back(answered[1])
    assert "Your code is locked" in phone.post(LOCK).content.decode()
    assert phone.cookies["note"].value == ""
    assert phone.get(THREAD)["Location"] == ENTER
    assert "That code does not open anything" in Client().post(ENTER, {"code": answered[1]}).content.decode()
    assert AuditEntry.objects.filter(action="code.locked").count() == 1


def test_two_phones_do_not_mix(site):
    first, first_code = opened_with_code(site, "First family.")
    second, second_code = opened_with_code(site, "Second family.")
    phone = coming_back(first_code)
    coming_back(second_code)
    phone.post(THREAD, {"message": "From the first.", "key": new_token()})
    assert (first.messages.count(), second.messages.count()) == (2, 1)
