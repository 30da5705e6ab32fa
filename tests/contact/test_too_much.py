"""More a minute from one place than a hall full of parents can press: a kind page with the number to ring."""

import pytest
import time_machine
from django.test import Client

from contact import codes
from contact.doubt import MOST_A_MINUTE
from contact.models import Case, Message
from site_project.privacy.keys import new_token
from tests.contact.acts import coming_back, opened_with_code
from tests.contact.floods import WRITE, send, so_many_before

SENTENCE = (
    "Very many messages come from where you are. Your words are still here. Try again in a minute, or ring us. "
    "01632 960145"
)


@pytest.fixture(autouse=True)
def _the_clock_stands_still():
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False):
        yield


@pytest.mark.parametrize(("path", "box"), [(WRITE, "message"), ("/messages/words/", "word")])
def test_the_page_keeps_the_words_and_gives_the_number(site, path, box):
    so_many_before(MOST_A_MINUTE)
    page = Client(REMOTE_ADDR="192.0.2.77").post(path, {box: "Please keep these words."})

    assert page.status_code == 429
    assert page.context["form"].non_field_errors() == [SENTENCE]
    assert "Please keep these words." in page.content.decode()
    assert not Case.objects.exists()


def test_the_last_one_before_is_taken_and_so_is_the_neighbour(site):
    so_many_before(MOST_A_MINUTE - 1)

    assert send("Just in time.").status_code == 303
    assert send("One too many.").status_code == 429
    assert send("From next door.", "192.0.3.1").status_code == 303
    assert Case.objects.count() == 2


def test_a_minute_later_it_is_taken(site):
    with time_machine.travel("2026-11-23 11:00:00+00:00", tick=False) as clock:
        so_many_before(MOST_A_MINUTE)
        assert send().status_code == 429
        clock.shift(61)
        assert send().status_code == 303


def test_e7_a_message_that_we_have_leads_to_its_code_however_much_comes(site):
    key = new_token()
    send("Hello.", key=key)
    so_many_before(MOST_A_MINUTE)
    phone = Client(REMOTE_ADDR="192.0.2.1")

    assert phone.post(WRITE, {"key": key, "message": "Hello."}).status_code == 303
    assert phone.get("/messages/sent/").context["groups"] == codes.in_groups(codes.code_for(key))
    assert Message.objects.count() == 1


def test_a_thread_does_not_take_a_flood_either_and_keeps_the_words(site):
    _case, code = opened_with_code(site)
    phone = coming_back(code)
    so_many_before(MOST_A_MINUTE, "127.0.0.1")
    page = phone.post("/messages/thread/", {"message": "Please keep these words."})

    assert (page.status_code, Message.objects.count()) == (429, 1)
    assert "Please keep these words." in page.content.decode()
