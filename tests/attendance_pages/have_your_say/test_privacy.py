"""Families' words are sealed, in no other place, and gone three months after the end."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
import time_machine as clock
from django.core.management import call_command
from django.db import connections
from django.test import Client

from attendance_pages.have_your_say import models
from attendance_pages.have_your_say.answering import count_answers
from attendance_pages.have_your_say.retention import KEEP_WORDS, purge_receipts, purge_words
from site_project.privacy.fields import SealedTextField
from site_project.privacy.keys import new_token
from site_project.privacy.retention import run_purges
from tests.attendance_pages.have_your_say.conftest import LAST_DAY, filled_in, picks
from tests.attendance_pages.have_your_say.test_board import at
from tests.cast import signed_in
from tests.leaks import leaks, shapes

WORDS = "Zoë 🦊 kestrel words 7c1f"
SEALED = {models.ConsultationComment: {"words"}}
PLAIN = {
    models.Consultation: {
        "id", "page", "title", "introduction", "opens_on", "closes_on", "words_prompt", "published_on", "people",
    },
    models.ConsultationQuestion: {"id", "consultation", "position", "kind", "text"},
    models.ConsultationAnswer: {"id", "question", "position", "label", "times"},
    models.ConsultationComment: {"id", "consultation"},
    models.ConsultationReceipt: {"key_hash", "consultation"},
}  # fmt: skip


@pytest.mark.parametrize("model", PLAIN, ids=lambda model: model.__name__)
def test_every_column_is_on_one_list(model):
    fields = model._meta.concrete_fields
    assert {field.name for field in fields if isinstance(field, SealedTextField)} == SEALED.get(model, set())
    assert {field.name for field in fields if not isinstance(field, SealedTextField)} == PLAIN[model]


def live_through_it_all(consultation, reader, mistake: str = "q0") -> None:
    """A mistake, a forged form, an answer, a second press, and somebody at school who reads it."""
    phone, address = Client(), f"/have-your-say/{consultation.pk}/"
    form = filled_in(consultation, "Yes", words=WORDS, key=new_token())
    assert phone.post(address, form | {mistake: "none of them"}).status_code == 422
    assert Client(enforce_csrf_checks=True).post(address, form).status_code == 403
    assert [phone.post(address, form).status_code for _press in range(2)] == [303, 303]
    assert WORDS in reader.get(at("words", consultation)).content.decode()


def test_no_words_anywhere_but_sealed(consultation, attendance_lead, caplog, mailoutbox):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="django")
    connections["default"].force_debug_cursor = True
    live_through_it_all(consultation, signed_in(attendance_lead))
    connections["default"].force_debug_cursor = False

    assert leaks([WORDS]) == set()
    logged = caplog.text.encode()
    assert b"consultationcomment" in logged, "the control: statements are in the log"
    assert [shape for shape, form in shapes(WORDS).items() if form in logged] == []
    assert mailoutbox == []


def test_the_control_words_in_a_plain_column_would_be_found(consultation):
    models.Consultation.objects.update(title=WORDS)

    assert leaks([WORDS]) == {"attendance_pages_consultation.title (utf-8)"}


def test_neither_the_address_nor_the_key_of_a_phone_is_kept(consultation):
    key = new_token()
    phone = Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Kestrel phone")
    phone.post(f"/have-your-say/{consultation.pk}/", filled_in(consultation, "Yes", key=key, words="Hello."))

    assert models.ConsultationReceipt.objects.count() == 1
    assert leaks(["203.0.113.77", "Kestrel phone", key]) == set()


def test_words_go_three_months_after_the_last_day_and_counts_stay(consultation):
    count_answers(consultation=consultation, key=new_token(), chosen=picks(consultation, "Yes"), words=WORDS)
    kept = []
    for days in (KEEP_WORDS.days, KEEP_WORDS.days + 1):
        with clock.travel(f"{LAST_DAY + timedelta(days=days)}T12:00:00+00:00"):
            run_purges()
            kept.append(models.ConsultationComment.objects.count())

    assert kept == [1, 0]
    assert models.ConsultationAnswer.objects.get(question__position=0, label="Yes").times == 1


def test_the_marks_that_a_form_was_counted_go_once_nobody_can_send_it_again(consultation):
    count_answers(consultation=consultation, key=new_token(), chosen=picks(consultation, "Yes"))
    kept = []
    for days in (1, 2):
        with clock.travel(f"{LAST_DAY + timedelta(days=days)}T12:00:00+00:00"):
            purge_receipts()
            kept.append(models.ConsultationReceipt.objects.count())

    assert kept == [1, 0]


def test_a_dry_run_counts_and_deletes_nothing(consultation):
    count_answers(consultation=consultation, key=new_token(), chosen=[], words=WORDS)
    with clock.travel("2027-06-01T12:00:00+00:00"):
        assert (purge_words(dry_run=True), purge_receipts(dry_run=True)) == (1, 1)
        shown = StringIO()
        call_command("purge", "--dry-run", stdout=shown)

    assert "have_your_say.retention.purge_words: 1" in shown.getvalue()
    assert models.ConsultationComment.objects.count() == 1


def test_the_mail_about_an_error_holds_no_words(consultation, settings, mailoutbox, monkeypatch):
    settings.ADMINS = [("Technician", "technician@school.example")]

    def break_down(**kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("attendance_pages.have_your_say.answering.ConsultationComment.objects.create", break_down)
    phone = Client(raise_request_exception=False)
    sent = phone.post(f"/have-your-say/{consultation.pk}/", filled_in(consultation, "Yes", words=WORDS))
    (mail,) = mailoutbox

    assert (sent.status_code, "the disk is full" in mail.body) == (500, True)
    assert [shape for shape, form in shapes(WORDS).items() if form in str(mail.message()).encode()] == []
    assert models.Consultation.objects.get().people == 0, "nothing is half counted"
