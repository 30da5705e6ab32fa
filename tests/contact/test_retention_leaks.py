"""What is left when a case was deleted: nothing in any form. And all of it goes, or none. Survey G3 and G4."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from contact import services
from contact.models import Case, CasePurge, Presence, SecondYes
from contact.retention import purge_closed
from contact.services.telling_of_keeping import warn_before_deleting
from site_project.outbox.models import Notice
from site_project.outbox.services import queue
from site_project.privacy import audit
from site_project.privacy.fields import SealedTextField
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.contact.acts import ENDED, opened
from tests.contact.keeping import at
from tests.leaks import leaks, places

MONDAY = date(2026, 11, 2)
LAST = MONDAY + timedelta(days=60)
NAMES = ["message", "child", "class", "value", "times", "not know", "reply", "note", "label", "held", "recorded"]
NAMES += ["disclose", "second", "reason", "letter", "somebody"]
CANARIES = {name: f"Zoë 🦊 ŵy kestrel {name} 7c1f" for name in NAMES}


@pytest.fixture
def full_case(site, attendance_lead, time_machine):
    """A closed case with words in every place that has any, whose last day is today."""
    time_machine.move_to(at(MONDAY), tick=False)
    case = opened(
        site, CANARIES["message"], child=CANARIES["child"], class_year=CANARIES["class"], wants="phone",
        value=CANARIES["value"], safe_times=CANARIES["times"], must_not_know=CANARIES["not know"], reasons=["worry"],
    )  # fmt: skip
    services.reply(case=case, author=attendance_lead, body=CANARIES["reply"], version=1, key=new_token())
    services.add_note(case=case, author=attendance_lead, body=CANARIES["note"])
    services.name_case(case=case, actor=attendance_lead, summary=CANARIES["label"])
    case = services.close(case=case, actor=attendance_lead, version=2, **ENDED)
    case.held_why, case.recorded_why, case.do_not_disclose_to = (
        CANARIES[name] for name in ("held", "recorded", "disclose")
    )
    case.save()
    case.safe_contact.if_somebody_else = CANARIES["somebody"]
    case.safe_contact.save()
    what_others_keep(case, attendance_lead)
    time_machine.move_to(at(LAST - timedelta(days=3)), tick=False)
    assert warn_before_deleting() == 1
    time_machine.move_to(at(LAST), tick=False)
    return case


def what_others_keep(case, actor) -> None:
    """A letter about the case that is not sent yet, a reason in the audit trail, somebody reading, a request."""
    queue(kind="message-decide", to="x@school.example", context={"x": CANARIES["letter"]}, dedupe_key=f"x:{case.pk}:1")
    audit.record(action="case.revealed", subject=case.pk, actor=actor, reason=CANARIES["reason"])
    Presence.objects.create(case=case, reader=actor, seen_at=timezone.now())
    SecondYes.objects.create(
        case=case, what="release", why=CANARIES["second"], asked_by=actor, asked_on=timezone.localdate()
    )


def forms_of_it() -> list[str]:
    """Every sealed value, hash and key of this case, as the database holds it."""
    models = [*apps.get_app_config("contact").get_models(), Notice, AuditEntry]
    forms = []
    for model in models:
        for field in (field for field in model._meta.fields if isinstance(field, SealedTextField)):
            forms += [str(row.__dict__[field.attname]) for row in model.objects.filter(**of_the_case(model))]
    case = Case.objects.get()
    access = case.codes.get()
    forms += [case.idempotency_key_hash, access.selector, access.verifier, case.ref]
    forms += [message.idempotency_key_hash for message in case.messages.all()]
    return [form for form in forms if form]


def of_the_case(model) -> dict:
    """The letters to the team are of no case: they stay until they are sent."""
    return {"dedupe_key__startswith": "x:"} if model is Notice else {}


def found(forms: list[str]) -> set[str]:
    """Which of these stand anywhere in the database."""
    everything = [raw for _place, raw in places()]
    return {form for form in forms if any(form.encode() in raw for raw in everything)}


def rows() -> dict[str, int]:
    """How many rows each table of the case and its surroundings has."""
    models = [*apps.get_app_config("contact").get_models(), Notice, AuditEntry]
    return {model.__name__: model.objects.count() for model in models}


def test_g3_after_the_purge_neither_words_nor_sealed_words_nor_hashes_are_left(full_case):
    forms = forms_of_it()
    assert purge_closed() == 1
    assert (found(forms), leaks(list(CANARIES.values()))) == (set(), set())
    assert {place for place in leaks([str(full_case.pk), full_case.pk.hex]) if "auditentry" not in place} == set()


def test_g3_the_control_before_the_purge_every_form_is_found(full_case):
    forms = forms_of_it()
    assert found(forms) == set(forms)
    sealed = [form for form in forms if len(form) > 64]
    assert len(sealed) >= len(CANARIES), "each canary has a sealed form"


def test_g3_who_did_what_and_when_stays_without_content(full_case, attendance_lead):
    before = list(AuditEntry.objects.values_list("pk", "at", "actor", "action"))
    purge_closed()
    entries = AuditEntry.objects.filter(subject=full_case.pk)
    assert list(AuditEntry.objects.values_list("pk", "at", "actor", "action"))[: len(before)] == before
    assert {entry.reason for entry in entries} == {""}
    assert entries.latest("at").action == "case.purged"


class KilledAt:
    """Breaks off at one statement, as a power cut would; the marks between which Django rolls back do not count."""

    def __init__(self, number: int) -> None:
        self.left = number

    def __call__(self, execute, sql, params, many, context):
        self.left -= "SAVEPOINT" not in sql
        if self.left == -1:
            self.left = -2
            raise InterruptedError
        return execute(sql, params, many, context)


def test_g4_broken_off_at_any_statement_nothing_has_gone_and_the_next_run_does_it(full_case):
    before, broken = rows(), 0
    for number in range(300):
        try:
            with connection.execute_wrapper(KilledAt(number)):
                purge_closed()
            break
        except InterruptedError:
            broken += 1
            assert rows() == before, f"broken off at statement {number}"
    assert (Case.objects.count(), CasePurge.objects.count()) == (0, 1)
    assert broken > 15, "the control: there were statements to break off at"


def test_g4_a_second_run_deletes_and_proves_nothing(full_case):
    assert (purge_closed(), purge_closed(), CasePurge.objects.count()) == (1, 0, 1)
    assert AuditEntry.objects.filter(action="case.purged").count() == 1


def test_g4_a_dry_run_prints_counts_only_and_changes_nothing(full_case):
    before, said = rows(), StringIO()
    call_command("purge", "--dry-run", stdout=said)
    assert [line for line in said.getvalue().splitlines() if line.startswith("contact.")] == [
        "contact.retention.purge_closed: 1",
        "contact.retention.purge_quarantine: 0",
        "contact.retention.purge_old_requests: 1",
        "contact.retention.purge_old_proofs: 0",
        "contact.retention.purge_old_covers: 0",
    ]
    assert rows() == before


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_g4_two_machines_at_once_delete_and_prove_it_once(full_case):
    def purge(_number):
        try:
            return purge_closed()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        counts = sorted(pool.map(purge, range(4)))
    assert (counts, CasePurge.objects.count()) == ([0, 0, 0, 1], 1)
