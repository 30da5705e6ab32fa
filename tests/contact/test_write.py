"""A family writes: the form, its limits, and the page with the code."""

import pytest
import time_machine

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
    assert [section["is_open"] for section in page.context["form"].sections()] == [False, True, True, False]
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
        "interpreter": "on", "language": "pl",
    }  # fmt: skip
    assert parent.post(WRITE, sent).status_code == 303
    case, wishes = Case.objects.get(), SafeContact.objects.get()
    assert (case.child, case.class_year, case.language, case.interpreter) == ("Zoë", "Year 3", "pl", True)
    assert case.ticked == ["My child is worried or scared about school", "Money, food or uniform"]
    assert (wishes.wants, wishes.value, wishes.voicemail_ok) == ("phone", "07700 900123", True)
    assert (wishes.safe_times, wishes.must_not_know) == ("before 3", "nobody else")


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


def test_a_message_that_is_too_long_is_given_back_whole(parent):
    words = "ä" * 4_999 + "\r\n" + "zz"
    page = parent.post(WRITE, {"message": words}).content.decode()
    assert "Your message has 5002 characters. We can take 5,000." in page
    assert "ä" * 4_999 in page
    assert not Case.objects.exists()


def test_the_end_of_a_line_counts_once(parent):
    assert parent.post(WRITE, {"message": "a\r\n" * 2_499 + "bb"}).status_code == 303
    assert Message.objects.get().body == "a\n" * 2_499 + "bb"


def test_a_wish_to_be_rung_needs_a_number(parent):
    page = parent.post(WRITE, {"message": "Hello.", "wants": "phone"}).content.decode()
    assert "Please add your number or e-mail address, or pick another way to reply." in page
    assert "Hello." in page


NASTY = [
    "\x00", "a\x00b", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "\u202eabc",
    "<script>alert(1)</script>",
    "'; DROP TABLE contact_case; --", "{{ 7*7 }}{% now 'Y' %}", "Bcc: x@example.com\r\n\r\nHello", "=1+1", "﷽" * 50,
    "👩‍👩‍👧‍👦", "مرحبا", "ਸਤ ਸ੍ਰੀ ਅਕਾਲ", "Z̸̛a̵l̴g̷o̶", "../../etc/passwd", "%s%n%d", "a" * 200_000,
]  # fmt: skip


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("field", ["message", "child", "value", "wants", "reasons", "language", "key", "must_not_know"])
def test_odd_input_never_breaks_the_form(parent, field, value):
    response = parent.post(WRITE, {"message": "Hello.", field: value})
    assert response.status_code in {200, 303, 400}
    if response.status_code == 303:
        assert parent.get(SENT).status_code == 200
        assert "<script>alert" not in Message.objects.get().body or field == "message"


def test_a_body_above_the_limit_is_refused(parent):
    assert parent.post(WRITE, {"message": "a" * 300_000}).status_code == 400


def test_without_the_mark_of_the_form_nothing_is_kept(site):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(WRITE, {"message": "Hello."}).status_code == 403
    assert not Case.objects.exists()


def test_a_flood_from_one_address_is_stopped_with_the_words_kept(parent, monkeypatch):
    monkeypatch.setattr("contact.views.write.services.open_case", lambda **kwargs: pytest.fail("sent"))
    monkeypatch.setattr("contact.views.write.allows", lambda *args, **kwargs: False)
    page = parent.post(WRITE, {"message": "Please keep these words."}).content.decode()
    assert "Please keep these words." in page
    assert "Your words are still here." in page


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


def test_the_team_hears_of_it_in_words_that_never_change(
    parent, attendance_lead, mailoutbox, django_capture_on_commit_callbacks
):
    from site_project.outbox.delivery import deliver_due

    for words in ["One", "Two"]:
        parent.post(WRITE, {"message": words, "child": "Zoë"})
    assert Notice.objects.count() == 2
    assert deliver_due() == 2
    first, second = mailoutbox
    assert first.to == ["amara@school.example"]
    assert (first.subject, first.body, first.alternatives) == (second.subject, second.body, second.alternatives)
    assert first.reply_to == []
    case = Case.objects.first()
    for secret in ["Zoë", "One", case.ref, str(case.pk)]:
        assert secret not in first.subject + first.body + str(first.alternatives)


def test_nothing_is_sent_to_the_family(parent, attendance_lead):
    parent.post(WRITE, {"message": "Hello.", "wants": "email", "value": "mum@home.example"})
    assert [notice.recipient for notice in Notice.objects.all()] == ["amara@school.example"]


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
