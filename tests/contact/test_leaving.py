"""The way out: it ends the visit on the phone and at school. And how else a visit ends."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import timezone

from contact import services
from contact.models import AccessCode, Message
from site_project.privacy.keys import new_token
from tests.contact.acts import coming_back, opened_with_code

THREAD, LEAVE, SENT = "/messages/thread/", "/messages/leave/", "/messages/sent/"


@pytest.fixture
def code(site) -> str:
    """The code of a case."""
    return opened_with_code(site)[1]


def copy_of(phone: Client) -> Client:
    """Another phone on which somebody has put a copy of the first one's cookie."""
    thief = Client()
    thief.cookies["note"] = phone.cookies["note"].value
    return thief


def test_leaving_takes_everything_off_the_phone(code):
    phone = coming_back(code)
    phone.get(THREAD)
    response = phone.get(LEAVE)
    assert (response.status_code, response["Location"]) == (303, "https://www.bbc.co.uk/weather")
    assert response["Referrer-Policy"] == "no-referrer"
    assert {name: cookie["max-age"] for name, cookie in response.cookies.items()} == {
        "note": 0,
        settings.CSRF_COOKIE_NAME: 0,
    }
    assert phone.get(THREAD)["Location"] == "/messages/"


@pytest.mark.parametrize("way", ["get", "post"], ids=["link", "beacon"])
def test_d6_leaving_ends_the_visit_for_a_copy_of_its_cookie_too(code, way):
    phone = coming_back(code)
    thief = copy_of(phone)
    assert thief.get(THREAD).status_code == 200, "the control: the copy works until the family leaves"
    getattr(phone, way)(LEAVE)
    assert thief.get(THREAD).status_code == 303
    assert "Type your code again." in thief.post(THREAD, {"message": "Not hers."}).content.decode()
    assert Message.objects.count() == 1


def test_d6_the_beacon_needs_the_mark_of_the_form_and_gets_no_page(code):
    phone = coming_back(code)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["note"] = phone.cookies["note"].value
    assert strict.post(LEAVE).status_code == 403
    assert phone.get(THREAD).status_code == 200
    answer = phone.post(LEAVE)
    assert (answer.status_code, answer.content) == (204, b"")


def test_d6_coming_in_again_makes_a_new_visit_and_ends_the_old_one(code):
    first = coming_back(code)
    old = copy_of(first)
    second = coming_back(code)
    assert second.cookies["note"].value != first.cookies["note"].value
    assert [phone.get(THREAD).status_code for phone in (old, first, second)] == [303, 303, 200]


def test_d6_an_old_page_that_leaves_does_not_end_a_new_visit(code):
    old = coming_back(code)
    new = coming_back(code)
    old.get(LEAVE)
    assert new.get(THREAD).status_code == 200


def test_d6_a_visit_opens_its_own_case_only(site, attendance_lead):
    pages = {}
    for name in ["first", "second"]:
        case, code = opened_with_code(site)
        services.reply(case=case, author=attendance_lead, body=f"To the {name}.", version=1, key=new_token())
        pages[name] = coming_back(code).get(THREAD).content.decode()
    assert ["To the first." in page for page in pages.values()] == [True, False]
    assert ["To the second." in page for page in pages.values()] == [False, True]


def test_d6_after_ten_quiet_minutes_even_the_same_phone_is_out(code):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        phone = coming_back(code)
        clock.shift(9 * 60 + 59)
        assert phone.get(THREAD).status_code == 200
        clock.shift(10 * 60 + 1)
        assert phone.get(THREAD).status_code == 303


def test_d6_a_lock_ends_every_visit(code):
    phone = coming_back(code)
    AccessCode.objects.update(locked_at=timezone.now())
    assert phone.get(THREAD).status_code == 303


def test_leaving_from_the_page_with_the_code_ends_it_for_copies_too(parent):
    parent.post("/messages/write/", {"message": "Hello."})
    thief = copy_of(parent)
    assert thief.get(SENT).status_code == 200, "the control"
    parent.get(LEAVE)
    assert thief.get(SENT)["Location"] == "/messages/"


def test_leaving_without_a_visit_goes_away_all_the_same(site):
    assert Client().get(LEAVE).status_code == 303
    assert Client().post(LEAVE).status_code == 204


def test_the_page_of_what_a_phone_remembers_promises_nothing_that_a_site_cannot_do(parent):
    main = BeautifulSoup(parent.get("/messages/after/").content, "html.parser").main
    text = " ".join(main.get_text(" ").split())
    assert "It cannot make a phone forget." in text
    for part in ["History", "keyboard", "Pictures of the screen", "Family sharing", "Watching apps", "private window"]:
        assert part in text
    assert [words for words in ("we delete your history", "clears your history", "untraceable") if words in text] == []


@pytest.mark.parametrize("path", ["/messages/write/", "/messages/", "/messages/sent/"])
def test_every_page_leads_to_it(parent, path):
    parent.post("/messages/write/", {"message": "Hello."})
    assert 'href="/messages/after/"' in parent.get(path).content.decode()
