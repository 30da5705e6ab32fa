"""A family comes back with its code."""

import re

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from contact import codes, services
from contact.models import AccessCode, Message
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.contact.acts import coming_back, opened_with_code

ENTER, THREAD, LOCK, LEAVE = "/messages/", "/messages/thread/", "/messages/lock/", "/messages/leave/"
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
    assert Client().post(LOCK)["Location"] == ENTER


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


def test_a_locked_code_opens_nothing_on_any_phone(answered):
    one, other = coming_back(answered[1]), coming_back(answered[1])
    assert "Your code is locked" in one.post(LOCK).content.decode()
    assert one.cookies["note"].value == ""
    assert other.get(THREAD)["Location"] == ENTER
    assert AuditEntry.objects.filter(action="code.locked").count() == 1


def test_leaving_takes_everything_off_the_phone(answered):
    phone = coming_back(answered[1])
    phone.get(THREAD)
    response = phone.get(LEAVE)
    assert (response.status_code, response["Location"]) == (303, "https://www.bbc.co.uk/weather")
    assert response["Referrer-Policy"] == "no-referrer"
    assert {name: cookie["max-age"] for name, cookie in response.cookies.items()} == {
        "note": 0,
        settings.CSRF_COOKIE_NAME: 0,
    }
    assert phone.get(THREAD)["Location"] == ENTER


def _bare(response) -> str:
    """A page without what differs at every look."""
    return re.sub(
        r'(name="(?:csrfmiddlewaretoken|key|code)" value=)"[^"]*"|value="[^"]*"', "", response.content.decode()
    )


def test_unknown_wrong_expired_and_locked_codes_get_the_same_answer(site):
    pages = {}
    _case, code = opened_with_code(site)
    pages["unknown"] = Client(REMOTE_ADDR="10.0.0.1").post(ENTER, {"code": "0" * 16})
    AccessCode.objects.update(verifier=codes.verifier_of("1" * 16))
    pages["wrong"] = Client(REMOTE_ADDR="10.0.0.2").post(ENTER, {"code": code})
    AccessCode.objects.update(verifier=codes.verifier_of(code), expires_on="2020-01-01")
    pages["expired"] = Client(REMOTE_ADDR="10.0.0.3").post(ENTER, {"code": code})
    AccessCode.objects.update(expires_on="2999-01-01", locked_at=timezone.now())
    pages["locked"] = Client(REMOTE_ADDR="10.0.0.4").post(ENTER, {"code": code})
    assert {page.status_code for page in pages.values()} == {200}
    assert len({_bare(page) for page in pages.values()}) == 1
    assert "That code does not open anything" in pages["locked"].content.decode()
    assert not any("note" in page.cookies for page in pages.values())
    AccessCode.objects.update(locked_at=None)
    assert Client(REMOTE_ADDR="10.0.0.5").post(ENTER, {"code": code}).status_code == 303, "the control"


def test_every_answer_costs_one_hash(site, monkeypatch):
    seen = []
    real = codes.matches
    monkeypatch.setattr(codes, "matches", lambda *args: seen.append(args) or real(*args))
    _case, code = opened_with_code(site)
    for typed in ["0" * 16, code]:
        Client().post(ENTER, {"code": typed})
    assert len(seen) == 2


def test_the_sixth_wrong_code_waits_and_costs_no_hash(answered, monkeypatch):
    seen = []
    real = codes.matches
    monkeypatch.setattr(codes, "matches", lambda *args: seen.append(args) or real(*args))
    phone = Client()
    for number in range(5):
        assert phone.post(ENTER, {"code": f"{number:016}"}).status_code == 200
    page = phone.post(ENTER, {"code": answered[1], "kept": "My words."})
    assert page.status_code == 429
    assert "My words." in page.content.decode(), "what was being sent is not lost"
    assert "01632 960145" in page.content.decode()
    assert len(seen) == 5
    assert Client(REMOTE_ADDR="10.9.9.9").post(ENTER, {"code": answered[1]}).status_code == 303


def test_right_codes_are_not_counted(answered):
    for _time in range(8):
        coming_back(answered[1])


def test_half_a_code_gets_a_hint_and_is_not_counted(site, monkeypatch):
    monkeypatch.setattr("contact.views.thread.allows", lambda *args, **kwargs: pytest.fail("counted"))
    page = Client().post(ENTER, {"code": "ABCD"}).content.decode()
    assert "A code has 16 letters and numbers. Please check it." in page


def test_two_phones_do_not_mix(site):
    first, first_code = opened_with_code(site, "First family.")
    second, second_code = opened_with_code(site, "Second family.")
    phone = coming_back(first_code)
    coming_back(second_code)
    phone.post(THREAD, {"message": "From the first.", "key": new_token()})
    assert (first.messages.count(), second.messages.count()) == (2, 1)
