"""What a family decides later: how it may be reached, no code, to be deleted."""

import pytest
from django.test import Client

from contact import services
from contact.letter import Wishes
from contact.models import AccessCode, Case, SafeContact
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.contact.acts import coming_back, opened, opened_with_code

CHOICES, ERASE, THREAD, ENTER = "/messages/choices/", "/messages/erase/", "/messages/thread/", "/messages/"
OLD = {"wants": "phone", "value": "07700 900111", "must_not_know": "Gran", "voicemail_ok": True, "safe_times": "noon"}


@pytest.fixture
def case_and_code(site, attendance_lead):
    """A case that was answered, of somebody who wanted to be rung."""
    case, code = opened_with_code(site)
    SafeContact.objects.filter(case=case).delete()
    SafeContact.objects.create(case=case, **OLD)
    services.reply(case=case, author=attendance_lead, body="Thank you.", version=1, key=new_token())
    return case, code


def test_the_old_choices_are_not_shown_to_whoever_found_the_code(case_and_code):
    phone = coming_back(case_and_code[1])
    for page in [phone.get(THREAD), phone.get(CHOICES), phone.post(CHOICES, {"wants": "phone"})]:
        text = page.content.decode()
        assert [word for word in ("07700 900111", "Gran", "noon") if word in text] == []
    assert SafeContact.objects.get().value == "07700 900111", "the control: they are there"


def test_new_choices_replace_the_old_ones_as_a_whole(case_and_code):
    phone = coming_back(case_and_code[1])
    sent = {"wants": "text", "value": "07700 900222", "if_somebody_else": "the trip"}
    assert phone.post(CHOICES, sent)["Location"] == THREAD
    contact = SafeContact.objects.get()
    assert (contact.wants, contact.value, contact.text_ok) == ("text", "07700 900222", True)
    assert (contact.must_not_know, contact.safe_times, contact.voicemail_ok) == ("", "", False)
    assert (contact.if_somebody_else, contact.version) == ("the trip", 2)
    page = phone.get(THREAD).content.decode()
    assert "From now on we only reach you in the way that you have just picked." in page
    assert "07700 900222" not in page


def test_the_team_is_asked_to_look_and_nobody_answers_by_the_old_card(case_and_code, attendance_lead):
    case = Case.objects.get()
    assert case.status == "waiting"
    coming_back(case_and_code[1]).post(CHOICES, {"wants": "none"})
    changed = Case.objects.get()
    assert (changed.status, changed.needs_us, changed.version) == ("open", True, case.version + 1)
    with pytest.raises(services.StaleCase):
        services.reply(case=case, author=attendance_lead, body="I rang.", version=case.version, key=new_token())


def test_a_closed_case_comes_back_and_one_held_back_does_not(site, attendance_lead):
    closed, held = opened(site), opened(site)
    Case.objects.filter(pk=closed.pk).update(status="closed")
    Case.objects.filter(pk=held.pk).update(status="quarantine")
    for case in (closed, held):
        services.change_contact(case=case, wishes=Wishes(wants="none"))
    assert [Case.objects.get(pk=case.pk).status for case in (closed, held)] == ["new", "quarantine"]


def test_it_is_written_down_without_words(case_and_code):
    coming_back(case_and_code[1]).post(CHOICES, {"wants": "none"})
    entry = AuditEntry.objects.filter(action="case.contact_changed").get()
    assert (entry.subject, entry.actor, entry.reason) == (case_and_code[0].pk, None, "")


def test_a_choice_that_we_could_not_keep_is_asked_again_and_changes_nothing(case_and_code):
    page = coming_back(case_and_code[1]).post(CHOICES, {"wants": "email", "must_not_know": "Zed"})
    assert "Please add your number or e-mail address" in page.content.decode()
    assert "Zed" in page.content.decode(), "what was typed just now is kept"
    assert SafeContact.objects.get().version == 1


def test_asking_to_be_deleted_is_noted_once_and_answered_honestly(case_and_code):
    phone = coming_back(case_and_code[1])
    before = phone.get(THREAD).content.decode()
    assert "Keeping a child safe comes first" in before
    for _pressed in range(2):
        assert phone.post(ERASE)["Location"] == THREAD
    case = Case.objects.get()
    assert (case.erasure_asked_on is not None, case.status) == (True, "open")
    assert AuditEntry.objects.filter(action="case.erasure_asked").count() == 1
    page = phone.get(THREAD).content.decode()
    assert "We have read that you want to be deleted." in page
    assert "You asked us on" in page
    assert 'action="/messages/erase/"' not in page


def test_without_a_code_nothing_can_be_opened_and_the_message_stays(parent):
    parent.post("/messages/write/", {"message": "Hello."})
    code = "".join(parent.get("/messages/sent/").context["groups"])
    page = parent.post("/messages/no-code/")
    assert "There is no code any more" in page.content.decode()
    assert code not in page.content.decode()
    assert parent.get("/messages/sent/")["Location"] == ENTER
    assert "That code does not open anything" in Client().post(ENTER, {"code": code}).content.decode()
    case = Case.objects.get()
    assert (case.messages.count(), case.safe_contact.wants) == (1, "none")
    assert AccessCode.objects.get().locked_at is not None


def test_without_a_code_whoever_wanted_to_be_rung_is_still_rung(parent):
    parent.post("/messages/write/", {"message": "Hello.", "wants": "phone", "value": "07700 900123"})
    parent.post("/messages/no-code/")
    assert Case.objects.get().safe_contact.wants == "phone"


def test_only_who_has_just_sent_it_can_take_its_code_away(parent, site):
    parent.post("/messages/write/", {"message": "Hello."})
    assert Client().post("/messages/no-code/")["Location"] == ENTER
    assert AccessCode.objects.get().locked_at is None
