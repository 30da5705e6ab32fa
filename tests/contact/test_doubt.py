"""Messages that look like a machine's: held back for a look, never lost, never refused (survey, F1 to F3)."""

import re

import pytest
import time_machine
from django.test import Client

from contact import codes, services
from contact.doubt import CEILING, FROM_ONE_PLACE
from contact.enums import Doubt
from contact.intake import weigh
from contact.models import Case
from contact.services.telling import tell_of_the_first
from site_project.privacy.keys import new_token
from tests.cast import signed_in
from tests.contact.acts import coming_back
from tests.contact.floods import WRITE, a_flood_before, doubts, form_from, letters, only, open_form, send

START = "2026-11-23 10:00:00+00:00"


@time_machine.travel(START, tick=False)
def test_f1_who_fills_in_the_box_that_people_do_not_see_gets_the_same_page_and_is_held_back(parent, attendance_lead):
    key = new_token()
    response = parent.post(WRITE, {"key": key, "message": "Buy now.", "nickname": "x"})

    assert (response.status_code, response["Location"]) == (303, "/messages/sent/")
    assert parent.get("/messages/sent/").context["groups"] == codes.in_groups(codes.code_for(key))
    assert only(Doubt.TRAP).messages.get().body == "Buy now."
    assert (tell_of_the_first(), letters("message-waiting")) == (0, 0)


def test_f1_the_trap_is_out_of_everybody_s_way(parent):
    page = parent.get(WRITE).content.decode()

    trap = re.search(r'<div class="pot" aria-hidden="true"><label[^>]*>Leave this empty</label><input ([^>]*)>', page)
    assert trap[1] == 'name="nickname" id="id_nickname" tabindex="-1" autocomplete="off"'


@pytest.mark.parametrize(
    ("seconds", "doubt"), [(0, "quick"), (1.9, "quick"), (2.1, ""), (60, ""), (8 * 3600, ""), (3 * 86_400, "")]
)
def test_f2_what_comes_within_two_seconds_waits_for_a_look_and_later_is_never_too_late(parent, seconds, doubt):
    with time_machine.travel(START, tick=False) as clock:
        form = open_form(parent)
        clock.shift(seconds)
        assert parent.post(WRITE, {**form, "message": "Hello."}).status_code == 303

    assert doubts() == [doubt]


@pytest.mark.parametrize("opened", ["1700000000000:made-up", "x", "\x00", "1700000000000", "é:ü"])
def test_f2_a_made_up_stamp_is_no_stamp(parent, opened):
    assert parent.post(WRITE, {"message": "Hello.", "opened": opened}).status_code == 303

    only(Doubt.TOO_QUICK)


def test_f2_a_form_that_comes_back_with_a_mistake_keeps_its_stamp(parent):
    with time_machine.travel(START, tick=False) as clock:
        form = open_form(parent)
        clock.shift(1)
        again = parent.post(WRITE, {**form, "message": ""}).content.decode()

    assert f'name="opened" value="{form["opened"]}"' in again


@time_machine.travel(START, tick=False)
def test_f3_fifty_from_one_place_are_all_kept_and_the_team_hears_of_it_once(site, attendance_lead):
    answers = [send(f"Message {number}", f"192.0.2.{number}") for number in range(50)]

    assert [answer["Location"] for answer in answers] == ["/messages/sent/"] * 50
    assert doubts() == [""] * FROM_ONE_PLACE + ["flood"] * (50 - FROM_ONE_PLACE)
    assert (tell_of_the_first(), letters("message-waiting"), letters("messages-held-back")) == (1, 1, 1)


@time_machine.travel(START, tick=False)
def test_f3_a_flood_from_one_place_holds_back_nobody_else(site):
    a_flood_before()
    for number in range(CEILING + 1):
        assert weigh(form_from("192.0.2.1"), site).doubt == Doubt.FLOOD, number

    assert send("A real one.", "203.0.113.9").status_code == 303
    assert doubts() == [""]


@pytest.mark.slow
def test_f3_above_the_ceiling_everything_waits_for_a_look_and_an_hour_later_nothing_does(site, attendance_lead):
    with time_machine.travel(START, tick=False) as clock:
        for number in range(CEILING + 5):
            assert send("Hello.", f"10.1.{number}.1").status_code == 303
        assert doubts() == [""] * CEILING + ["ceiling"] * 5
        clock.shift(59 * 60)
        send("Hello.", "10.2.1.1")
        assert (doubts().count("ceiling"), letters("messages-held-back")) == (6, 1)
        clock.shift(2 * 60)
        send("Hello.", "10.3.1.1")
        assert doubts().count("ceiling") == 6


def test_the_letter_about_many_messages_never_changes_and_names_nobody(site, attendance_lead, mailoutbox):
    from site_project.outbox.delivery import deliver_due

    with time_machine.travel(START, tick=False) as clock:
        for _hour in range(2):
            a_flood_before()
            for number in range(2):
                send(f"kestrel {number}")
            deliver_due()
            clock.shift(3601)
    first, second = [mail for mail in mailoutbox if mail.subject == "Many messages came at once"]

    assert first.to == ["amara@school.example"]
    assert (first.body, first.alternatives) == (second.body, second.alternatives)
    assert "kestrel" not in first.body + str(first.alternatives)


def test_what_is_held_back_is_not_in_the_inbox_and_not_in_its_number(site, attendance_lead):
    send("Buy now.", nickname="x")
    desk = signed_in(attendance_lead)

    assert desk.get("/admin/inbox/").context["part"].rows == []
    assert "Nobody is waiting." in desk.get("/admin/").content.decode()
    send("A real one.", "203.0.113.9")  # the control
    assert [row.case.doubt for row in desk.get("/admin/inbox/").context["part"].rows] == [""]
    assert "1 is waiting." in desk.get("/admin/").content.decode()


def test_who_writes_again_with_the_code_stays_held_back_and_is_kept(site, attendance_lead):
    key = new_token()
    send("Buy now.", nickname="x", key=key)
    phone = coming_back(codes.code_for(key))

    assert phone.post("/messages/thread/", {"message": "I am real."}).status_code == 303
    assert [message.body for message in only(Doubt.TRAP).messages.all()] == ["Buy now.", "I am real."]
    assert letters("message-waiting") == 0


def test_what_the_team_writes_down_itself_is_never_in_doubt(site):
    from tests.contact.acts import opened

    for number in range(CEILING + 1):
        opened(site, f"By phone {number}")

    assert set(doubts()) == {""}


def test_e7_a_second_press_that_looks_like_a_flood_finds_the_first(site):
    form = {"key": new_token(), "message": "Hello."}
    first = Client(REMOTE_ADDR="192.0.2.1").post(WRITE, form)
    a_flood_before()
    phone = Client(REMOTE_ADDR="192.0.2.1")
    second = phone.post(WRITE, {**form, "nickname": "x"})

    assert (first.status_code, second.status_code) == (303, 303)
    assert phone.get("/messages/sent/").context["groups"] == codes.in_groups(codes.code_for(form["key"]))
    case = Case.objects.get(pk=services.find_case_by_code(site=site, code=codes.code_for(form["key"])).case_id)
    assert (case.status, case.doubt, case.messages.count()) == ("new", "", 1)
