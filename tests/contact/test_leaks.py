"""A family's words are in no table, cache, log, session, task or letter. The controls show that we would see them."""

import logging

import pytest
import time_machine
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.urls import reverse

from contact import codes
from contact.models import Case
from contact.services.telling import tell_of_the_first
from site_project.outbox.delivery import deliver_due
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from tests.cast import signed_in
from tests.contact.acts import coming_back, fresh, inbox_page, read_card
from tests.leaks import leaks, shapes

FIELDS = ["message", "child", "class_year", "value", "safe_times", "must_not_know"]
CANARIES = {
    name: f"Zoë 🦊 ŵy kestrel {name} 7c1f"
    for name in [*FIELDS, "later", "reply", "note", "label", "long", "why", "hold", "to"]
}
WORDS = list(CANARIES.values())


def live_through_it_all(lead: Client) -> str:
    """Everything that can happen to a message, right and wrong. Returns the code."""
    phone, key = Client(), new_token()
    filled = {name: CANARIES[name] for name in FIELDS} | {"key": key, "wants": "phone", "reasons": ["worry"]}
    phone.post("/messages/write/", filled | {"value": ""})
    phone.post("/messages/write/", filled | {"message": CANARIES["long"] * 300})
    assert Client(enforce_csrf_checks=True).post("/messages/write/", filled).status_code == 403
    assert phone.post("/messages/write/", filled).status_code == 303
    tell_of_the_first()
    phone.get("/messages/sent/")
    code = codes.code_for(key)
    phone = coming_back(code)
    Client(REMOTE_ADDR="10.2.2.2").post("/messages/", {"code": "0" * 16})
    case = Case.objects.get()
    act = {name: reverse(f"inbox:{name}", args=[case.pk]) for name in ["case", "reply", "note", "label", "close"]}
    lead.get(reverse("inbox:list"))
    assert CANARIES["message"] in lead.get(act["case"]).content.decode()
    lead.post(act["reply"], {"body": CANARIES["reply"], "version": 7})
    assert lead.post(act["reply"], {"body": CANARIES["reply"], "version": 1}).status_code == 409
    read_card(lead, case)
    assert CANARIES["must_not_know"] in lead.get(act["case"]).content.decode()
    assert CANARIES["value"] in lead.post(inbox_page(case, "reveal")).content.decode()
    answer = {"body": CANARIES["reply"], "version": 1}
    assert "Please look once more" in lead.post(act["reply"], answer).content.decode()
    assert lead.post(act["reply"], {**answer, "warned": "on"}).status_code == 303
    live_through_marks(lead, case)
    lead.post(act["note"], {"body": CANARIES["note"], "kind": "note"})
    lead.post(act["label"], {"summary": CANARIES["label"]})
    assert CANARIES["reply"] in phone.get("/messages/thread/").content.decode()
    assert phone.post("/messages/thread/", {"message": CANARIES["later"]}).status_code == 303
    ended = {"outcome": "helped", "recorded": "yes", "recorded_why": CANARIES["why"]}
    lead.post(act["close"], {"version": Case.objects.get().version, **ended})
    assert Case.objects.get().status == "closed"
    return code


def live_through_marks(lead: Client, case: Case) -> None:
    """Everything that the team marks a case with."""
    for name, said in [
        ("escalate", {}),
        ("hold", {"why": CANARIES["hold"]}),
        ("disclosure", {"do_not_disclose": "on", "to": CANARIES["to"]}),
    ]:
        sent = lead.post(inbox_page(case, name), {"version": fresh(case).version, **said})
        assert sent.status_code == 303, name
    page = lead.get(inbox_page(case)).content.decode()
    assert (CANARIES["hold"] in page, CANARIES["to"] in page) == (True, True)


@time_machine.travel("2026-11-23 10:00:00+00:00", tick=False)
def test_no_words_anywhere_but_sealed(site, attendance_lead, caplog, mailoutbox):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="django")
    connections["default"].force_debug_cursor = True
    code = live_through_it_all(signed_in(attendance_lead))
    deliver_due()
    connections["default"].force_debug_cursor = False
    secrets = [*WORDS, code, " ".join(codes.in_groups(code))]
    assert leaks(secrets) == set()
    logged = caplog.text.encode()
    assert b"contact_message" in logged, "the control: statements are in the log"
    assert [name for word in secrets for name, form in shapes(word).items() if form in logged] == []
    assert len(mailoutbox) == 1, "one letter to the team for the first message of a day"
    sent = "".join(str(mail.message()) for mail in mailoutbox).encode()
    assert [name for word in secrets for name, form in shapes(word).items() if form in sent] == []


@pytest.mark.parametrize("shape", sorted(set(shapes(WORDS[0])) - {"utf-16"}))
def test_the_control_words_in_a_table_would_be_found(site, shape):
    Notice.objects.create(kind="x", dedupe_key=shapes(WORDS[0])[shape].decode())
    assert leaks(WORDS[:1])


def test_the_control_words_in_the_cache_would_be_found(site):
    cache.set("x", {"words": WORDS[0]})
    assert leaks(WORDS[:1])


def test_the_control_words_in_a_session_would_be_found(attendance_lead):
    session = signed_in(attendance_lead).session
    session["draft"] = WORDS[0]
    session.save()
    assert leaks(WORDS[:1]) == {"session (utf-8)"}


BREAKING = [
    ("contact.services.family.record", "write"),
    ("contact.services.family.append", "write"),
    ("contact.services.family.record", "thread"),
    ("contact.services.answering.record", "reply"),
    ("contact.services.answering.record", "note"),
]


@pytest.mark.parametrize(("part", "page"), BREAKING)
def test_the_mail_about_an_error_holds_no_words(site, attendance_lead, settings, mailoutbox, monkeypatch, part, page):
    from tests.contact.acts import opened_with_code

    case, code = opened_with_code(site)
    doors = {
        "write": (Client(), "/messages/write/"),
        "thread": (coming_back(code), "/messages/thread/"),
        "reply": (read_card(signed_in(attendance_lead), case), reverse("inbox:reply", args=[case.pk])),
        "note": (signed_in(attendance_lead), reverse("inbox:note", args=[case.pk])),
    }
    client, path = doors[page]
    client.raise_request_exception = False
    settings.ADMINS = [("Technician", "technician@school.example")]

    def break_down(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(part, break_down)
    filled = {"message": CANARIES["message"], "body": CANARIES["message"], "child": CANARIES["child"], "version": 1}
    assert client.post(path, filled | {"kind": "note"}).status_code == 500
    (mail,) = mailoutbox
    assert "the disk is full" in mail.body, "the control: the mail tells of the error"
    told = str(mail.message()).encode() + mail.body.encode() + str(mail.alternatives).encode()
    assert [name for word in WORDS for name, form in shapes(word).items() if form in told] == []


def test_the_page_of_a_debugging_developer_holds_no_words_of_variables_either(rf, site, monkeypatch):
    """The report with variables that DEBUG=False may mail (include_html)."""
    import sys

    from django.views.debug import ExceptionReporter

    from contact.views.write import write

    def break_down(**kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("contact.services.family.record", break_down)
    request = rf.post("/messages/write/", {"message": CANARIES["message"]})
    request._dont_enforce_csrf_checks = True  # as the test client does: the view checks the mark itself
    try:
        write(request)
    except RuntimeError:
        report = ExceptionReporter(request, *sys.exc_info()).get_traceback_html()
    assert "the disk is full" in report
    assert CANARIES["message"] not in report
