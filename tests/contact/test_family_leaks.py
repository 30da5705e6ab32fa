"""Whatever goes wrong on the family's side, its words are in no log and no mail. Controls show that we would see it."""

import logging
from datetime import UTC, datetime

import pytest
from django.conf import settings as site_settings
from django.db import OperationalError, connection
from django.test import Client

from contact import codes
from contact.models import Case
from contact.services.telling import tell_of_the_first
from site_project.outbox.delivery import deliver_due
from site_project.privacy.keys import new_token
from tests.contact.acts import coming_back, opened_with_code
from tests.leaks import leaks, shapes

BOXES = ["message", "child", "class_year", "value", "safe_times", "if_somebody_else", "must_not_know"]
CANARIES = {name: f"Zoë 🦊 ŵy kestrel {name} 7c1f" for name in [*BOXES, "later", "changed", "broken", "kept"]}
WORDS = list(CANARIES.values())
FILLED = {name: CANARIES[name] for name in BOXES} | {"reasons": ["worry"], "text_ok": "on"}
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
WRITE, THREAD, CHOICES = "/messages/write/", "/messages/thread/", "/messages/choices/"


def found_in(text: str, words: list[str]) -> list[str]:
    """Which shapes of `words` stand in a text."""
    raw = text.encode("utf-8", "surrogateescape")
    return [f"{word[:30]} ({name})" for word in words for name, form in shapes(word).items() if form in raw]


@pytest.fixture
def heard(caplog):
    """Every logger, as loud as it goes."""
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    caplog.set_level(logging.INFO, logger="django.template")  # as in settings: it prints whole contexts below that
    caplog.set_level(logging.DEBUG)  # last, because it sets how much is written down
    return caplog


def database_down(execute, sql, params, many, context):
    """What a full disk or a lost connection says when a family's words are about to be written."""
    if sql.startswith(("INSERT INTO", "UPDATE")) and "contact_" in sql:
        raise OperationalError("the disk is full")
    return execute(sql, params, many, context)


def test_b1_no_logger_hears_a_word_when_all_goes_well_or_wrong(site, attendance_lead, heard, settings, time_machine):
    time_machine.move_to(MONDAY)
    key, phone = new_token(), Client(raise_request_exception=False)
    phone.post(WRITE, FILLED | {"wants": "phone", "value": ""})
    phone.post(WRITE, FILLED | {"message": CANARIES["message"] * 300})
    phone.post(WRITE, FILLED | {"message": CANARIES["message"] * 3000})
    Client(enforce_csrf_checks=True).post(WRITE, FILLED)
    with connection.execute_wrapper(database_down):
        assert phone.post(WRITE, FILLED | {"message": CANARIES["broken"]}).status_code == 500
    assert phone.post(WRITE, FILLED | {"key": key}).status_code == 303
    code = codes.code_for(key)
    phone = coming_back(code)
    assert phone.post(THREAD, {"message": CANARIES["later"]}).status_code == 303
    assert phone.post(CHOICES, {"wants": "none", "must_not_know": CANARIES["changed"]}).status_code == 303
    assert phone.post("/messages/erase/").status_code == 303
    Client().post(THREAD, {"message": CANARIES["kept"]})
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    assert (tell_of_the_first(), deliver_due()) == (1, 0)
    secrets = [*WORDS, code, " ".join(codes.in_groups(code))]
    assert "the disk is full" in heard.text, "the control: what broke is in the log"
    assert "could not be sent" in heard.text, "the control: so is the mail that did not go"
    assert found_in(heard.text, secrets) == []
    assert leaks(secrets) == set()
    assert {case.child for case in Case.objects.all()} == {CANARIES["child"]}, "the control: they are kept, sealed"


def test_b1_the_control_a_word_in_a_log_would_be_heard(site, heard):
    logging.getLogger("contact").debug("She wrote: %s", WORDS[0])
    assert found_in(heard.text, WORDS[:1]) == [f"{WORDS[0][:30]} (utf-8)"]


PARTS = {
    "write": ("contact.services.family.record", FILLED),
    "words": ("contact.services.family.record", {"word": CANARIES["message"], "why": CANARIES["later"]}),
    "enter": ("contact.services.family.record", {"kept": CANARIES["kept"]}),
    "thread": ("contact.services.family.record", {"message": CANARIES["later"]}),
    "choices": ("contact.services.choices.record", FILLED | {"wants": "none"}),
    "lock": ("contact.services.family.record", FILLED),
    "erase": ("contact.services.choices.record", FILLED),
    "sent": ("contact.views.write.opening_of", {}),
    "no_code": ("contact.services.family.record", FILLED),
    "after": ("contact.views.leave.render", {}),
    "leave": ("contact.services.end_visit", FILLED),
}


@pytest.mark.parametrize("name", PARTS)
def test_b2_the_mail_about_an_error_in_any_view_holds_no_word(site, settings, mailoutbox, monkeypatch, name):
    from django.urls import reverse

    settings.ADMINS, settings.DEBUG = [("Technician", "technician@school.example")], False
    _case, code = opened_with_code(site)
    phone = coming_back(code)
    if name in {"sent", "no_code"}:
        phone = Client()
        phone.post(WRITE, FILLED)
    phone.raise_request_exception = False

    def break_down(*args, **kwargs):
        raise RuntimeError("the disk is full")

    part, sent = PARTS[name]
    monkeypatch.setattr(part, break_down)
    path = reverse(f"contact:{name}")
    answer = phone.post(path, sent | {"code": code}) if sent else phone.get(path)
    assert answer.status_code == 500
    (mail,) = mailoutbox
    told = mail.body + str(mail.message()) + str(mail.alternatives)
    assert "the disk is full" in told, "the control: the mail tells of the error"
    assert found_in(told, [*WORDS, code]) == []


def test_b2_every_view_that_can_break_is_broken():
    from contact.urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == set(PARTS)


def test_the_cookie_holds_no_code_that_could_be_read(parent):
    parent.post(WRITE, FILLED)
    code = "".join(parent.get("/messages/sent/").context["groups"])
    cookies = " ".join(f"{name}={cookie.value}" for name, cookie in parent.cookies.items())
    assert found_in(cookies, [*WORDS, code]) == []
    assert set(parent.cookies) <= {"note", site_settings.CSRF_COOKIE_NAME}
