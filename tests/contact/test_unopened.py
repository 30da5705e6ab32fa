"""What was changed or moved in the database does not open, is never shown as it is stored, and is written down (A4)."""

import base64

import pytest
from django.db import connection
from django.urls import reverse

from contact import services
from contact.models import Case, Message, Note, SafeContact
from site_project.privacy.cipher import CannotOpen
from site_project.privacy.fields import SealedTextField
from site_project.privacy.models import AuditEntry
from site_project.staff.models import User
from tests.cast import signed_in
from tests.contact.acts import coming_back, opened, opened_with_code
from tests.site_project.trail import by_sql

SENTENCE = "This cannot be opened. Please tell the school office."


def stored(model, field: str, pk) -> str:
    """The value as the database has it."""
    return str(model.objects.values_list(field, flat=True).get(pk=pk))


def put(model, field: str, pk, sealed: str) -> None:
    """Write a stored value past the application."""
    assert by_sql(f"UPDATE {model._meta.db_table} SET {field} = %s WHERE id = %s", sealed, in_database(pk)) == 1


def in_database(pk) -> object:
    """A key as this database keeps it."""
    return Case._meta.pk.get_db_prep_value(pk, connection=connection)


def full_case(site, staff: User, body: str) -> Case:
    """A case with words in every place that a page shows."""
    case = opened(
        site, body, child=f"{body} child", class_year=f"{body} class", reasons=["worry"], wants="phone",
        value=f"{body} number", safe_times=f"{body} times", must_not_know=f"{body} nobody",
    )  # fmt: skip
    services.add_note(case=case, author=staff, body=f"{body} note")
    services.reply(case=case, author=staff, body=f"{body} reply", version=1, key=body)
    return services.name_case(case=case, actor=staff, summary=f"{body} label")


def sealed_values(case: Case) -> list[tuple]:
    """Every value of the case that is sealed and not empty: model, field, row, what is stored."""
    rows = [case, case.safe_contact, *case.messages.all(), *case.notes.all()]
    found = []
    for row in rows:
        for field in row._meta.concrete_fields:
            if isinstance(field, SealedTextField) and stored(type(row), field.name, row.pk):
                found.append((type(row), field.name, row.pk, stored(type(row), field.name, row.pk)))
    return found


def opens(model, field: str, pk) -> bool:
    """Whether the value opens at all."""
    try:
        getattr(model.objects.get(pk=pk), field)
    except CannotOpen:
        return False
    return True


def test_a4_no_value_opens_in_the_place_of_another(site, attendance_lead):
    """Two rows of a case, two fields of a row, the same field of two cases: each value in each other's place."""
    values = sealed_values(full_case(site, attendance_lead, "one")) + sealed_values(
        full_case(site, attendance_lead, "two")
    )
    assert len(values) == 2 * 10  # message, reply, note, label, child, class, ticks, number, times, who must not know
    assert [opens(*value[:3]) for value in values] == [True] * len(values), "the control: each opens in its own place"
    opened_elsewhere = []
    for model, field, pk, own in values:
        for other in values:
            if other[3] != own:
                put(model, field, pk, other[3])
                opened_elsewhere += [(model, field)] if opens(model, field, pk) else []
        put(model, field, pk, own)

    assert opened_elsewhere == []


def test_a4_one_changed_bit_and_it_does_not_open(site):
    message = opened(site, "Hi.").messages.get()
    raw = base64.urlsafe_b64decode(stored(Message, "body", message.pk) + "==")
    opened_anyway = []
    for at in range(len(raw)):
        turned = raw[:at] + bytes([raw[at] ^ 1 << at % 8]) + raw[at + 1 :]
        put(Message, "body", message.pk, base64.urlsafe_b64encode(turned).decode().rstrip("="))
        opened_anyway += [at] if opens(Message, "body", message.pk) else []

    assert opened_anyway == []


def broken_everywhere(case: Case) -> list[str]:
    """Spoil every value of the case. Returns what the database now holds."""
    values = sealed_values(case)
    for model, field, pk, sealed in values:
        put(model, field, pk, sealed[:-4] + "AAAA")
    return [stored(*value[:3]) for value in values]


def test_a4_the_case_says_that_it_cannot_be_opened_and_it_is_written_down(site, attendance_lead):
    case = full_case(site, attendance_lead, "one")
    spoiled = broken_everywhere(case)
    browser = signed_in(attendance_lead)
    page = browser.get(reverse("inbox:case", args=[case.pk]))
    shown = page.content.decode()

    assert page.status_code == 200
    assert shown.count(SENTENCE) >= len(spoiled) - 1
    assert [sealed for sealed in spoiled if sealed[:40] in shown] == []
    listed = browser.get(reverse("inbox:list"))
    assert (listed.status_code, SENTENCE in listed.content.decode()) == (200, True)
    errors = AuditEntry.objects.filter(action="key.error", actor=attendance_lead)
    rows = {case.pk, case.safe_contact.pk, *case.messages.values_list("pk", flat=True), case.notes.get().pk}
    assert set(errors.values_list("subject", flat=True)) == rows


def test_a4_the_family_reads_the_same_sentence(site, attendance_lead):
    case, code = opened_with_code(site)
    reply = services.reply(case=case, author=attendance_lead, body="Come for tea.", version=1, key="k")
    put(Message, "body", reply.pk, stored(Message, "body", case.messages.get(position=1).pk))
    page = coming_back(code).get("/messages/thread/")

    assert (page.status_code, page.content.decode().count(SENTENCE)) == (200, 1)
    assert list(AuditEntry.objects.filter(action="key.error").values_list("subject", "actor")) == [(reply.pk, None)]


def test_a4_a_press_beside_a_broken_value_never_ends_in_an_error_and_keeps_what_is_stored(site, attendance_lead):
    case = full_case(site, attendance_lead, "one")
    spoiled = broken_everywhere(case)
    answer = signed_in(attendance_lead).post(
        reverse("inbox:reply", args=[case.pk]), {"body": "Come for tea.", "version": 77}
    )

    assert answer.status_code == 409
    assert [sealed for sealed in spoiled if sealed[:40] in answer.content.decode()] == []
    assert [stored(*value[:3]) for value in sealed_values(case)] == spoiled


def test_a_sentence_that_is_shown_is_never_kept(site, attendance_lead):
    """Showing does not put the sentence in the row's place: saving the row keeps what was stored."""
    from site_project.privacy.unopened import showing

    case = full_case(site, attendance_lead, "one")
    spoiled = broken_everywhere(case)
    with showing():
        fresh = Case.objects.get(pk=case.pk)
        assert fresh.child == SENTENCE
        fresh.save()
    with pytest.raises(CannotOpen):
        _ = fresh.child

    assert [stored(*value[:3]) for value in sealed_values(case)] == spoiled


def test_what_is_whole_is_shown_and_nothing_is_written_down(site, attendance_lead):
    case = full_case(site, attendance_lead, "one")
    shown = signed_in(attendance_lead).get(reverse("inbox:case", args=[case.pk])).content.decode()

    assert "one reply" in shown
    assert (SENTENCE in shown, AuditEntry.objects.filter(action="key.error").count()) == (False, 0)
    assert {Note.objects.get().body, SafeContact.objects.get().safe_times} == {"one note", "one times"}
