"""A family writes: the form, its limits, and the page with the code."""

import pytest
import time_machine
from django.core.management import call_command

from contact import codes
from contact.models import AccessCode, Case, Message, SafeContact
from home.forms import SchoolForm
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry

WRITE, SENT = "/messages/write/", "/messages/sent/"


def test_the_form_asks_for_the_message_only(parent):
    page = parent.get(WRITE)
    assert page.status_code == 200
    required = [name for name, field in page.context["form"].fields.items() if field.required]
    assert required == ["message"]
    assert 'autocomplete="off"' in page.content.decode()


def test_what_nobody_has_to_fill_in_is_folded_away_until_it_matters(parent):
    assert " open>" not in parent.get(WRITE).content.decode()
    page = parent.post(WRITE, {"message": "Hello.", "wants": "phone", "child": "Zoë", "language": "en"})
    assert [section["is_open"] for section in page.context["form"].sections()] == [False, True, True, False, False]
    names = {field.name for section in page.context["form"].sections() for field in section["fields"]}
    assert names | {"key", "message"} == set(page.context["form"].fields)


def test_sending_leads_to_a_page_with_the_code_in_four_groups(parent, attendance_lead):
    key = new_token()
    response = parent.post(WRITE, {"key": key, "message": "She cries every morning."})
    assert (response.status_code, response["Location"]) == (303, SENT)
    page = parent.get(SENT)
    assert page.status_code == 200
    assert page.context["groups"] == codes.in_groups(codes.code_for(key))
    assert "She cries" not in page.content.decode()
    case = Case.objects.get()
    assert case.messages.get().body == "She cries every morning."
    assert case.safe_contact.wants == "code"


def test_everything_that_was_filled_in_is_kept(parent):
    sent = {
        "message": "Hello.", "reasons": ["worry", "money"], "child": "Zoë", "class_year": "Year 3", "wants": "phone",
        "value": "07700 900123", "safe_times": "before 3", "voicemail_ok": "on", "must_not_know": "nobody else",
        "interpreter": "on", "language": "pl", "text_ok": "on", "if_somebody_else": "the school trip",
    }  # fmt: skip
    assert parent.post(WRITE, sent).status_code == 303
    case, wishes = Case.objects.get(), SafeContact.objects.get()
    assert (case.child, case.class_year, case.language, case.interpreter) == ("Zoë", "Year 3", "pl", True)
    assert case.ticked == ["My child is worried or scared about school", "Money, food or uniform"]
    assert (wishes.wants, wishes.value, wishes.voicemail_ok) == ("phone", "07700 900123", True)
    assert (wishes.safe_times, wishes.must_not_know) == ("before 3", "nobody else")
    assert (wishes.text_ok, wishes.if_somebody_else, wishes.version) == (True, "the school trip", 1)


def test_who_asks_for_a_text_may_be_sent_one(parent):
    assert parent.post(WRITE, {"message": "Hello.", "wants": "text", "value": "07700 900123"}).status_code == 303
    assert SafeContact.objects.get().text_ok


@pytest.mark.parametrize("wants", ["phone", "text", "email"])
def test_a_wish_that_we_could_not_keep_is_asked_again(parent, wants):
    page = parent.post(WRITE, {"message": "Hello.", "wants": wants})
    sentence = "Please add your number or e-mail address, or pick another way to reply."
    assert page.context["form"].errors == {"value": [sentence]}
    assert "Hello." in page.content.decode()
    assert not Case.objects.exists()


@time_machine.travel("2026-11-27 21:40:13+00:00", tick=False)
def test_no_exact_time_is_kept_of_what_a_family_writes(parent):
    parent.post(WRITE, {"message": "Hello."})
    message, case = Message.objects.get(), Case.objects.get()
    assert (str(message.created_on), message.part_of_day) == ("2026-11-27", "evening")
    assert (str(case.opened_on), str(case.due_on)) == ("2026-11-27", "2026-12-01")


@pytest.mark.parametrize("message", ["", "   \n ", "\u202e\u202d"])
def test_an_empty_message_gets_a_kind_sentence(parent, message):
    page = parent.post(WRITE, {"message": message, "child": "Zoë"})
    assert "Please write a few words. Any words will do." in page.content.decode()
    assert "Zoë" in page.content.decode()
    assert not Case.objects.exists()


def test_the_code_page_is_gone_after_a_quarter_of_an_hour(parent):
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        parent.post(WRITE, {"message": "Hello."})
        clock.shift(14 * 60)
        assert parent.get(SENT).status_code == 200
        clock.shift(2 * 60)
        assert parent.get(SENT)["Location"] == "/messages/"


def test_the_code_page_needs_the_cookie_of_this_phone(parent, site):
    from django.test import Client

    parent.post(WRITE, {"message": "Hello."})
    assert Client().get(SENT)["Location"] == "/messages/"


@time_machine.travel("2026-11-23 10:00:00+00:00", tick=False)
def test_nothing_is_sent_to_the_family_and_nothing_while_it_waits_for_the_page(parent, attendance_lead):
    """Letters to the team are the clock's work since they come at fixed times: see test_team_mail."""
    parent.post(WRITE, {"message": "Hello.", "wants": "email", "value": "mum@home.example"})
    assert Notice.objects.count() == 0
    call_command("tick")
    assert [notice.kind for notice in Notice.objects.all()] == ["message-waiting"]


def test_what_was_done_is_written_down_without_words(parent):
    parent.post(WRITE, {"message": "Hello."})
    assert list(AuditEntry.objects.values_list("action", "subject", "actor")) == [
        ("case.opened", Case.objects.get().pk, None)
    ]


def test_a_code_lasts_sixty_days_after_its_last_use(parent):
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False):
        parent.post(WRITE, {"message": "Hello."})
    assert str(AccessCode.objects.get().expires_on) == "2027-01-22"


def test_every_form_carries_its_one_time_key():
    from contact.forms import CodeForm, WriteBackForm, WriteForm

    assert all(issubclass(form, SchoolForm) for form in [WriteForm, WriteBackForm, CodeForm])
