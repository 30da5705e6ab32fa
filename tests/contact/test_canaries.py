"""A1, A2: one odd sentence in every sealed field there is, and it is in no table, session, cache, task or upload."""

from datetime import date

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, models
from django.urls import reverse

from contact.models import Case, Message, Note, SafeContact, SecondYes
from site_project.outbox.models import Notice
from site_project.privacy.audit import record
from site_project.privacy.fields import SealedTextField
from site_project.privacy.models import AuditEntry
from site_project.privacy.retention import run_purges
from tests.cast import signed_in
from tests.contact.acts import opened
from tests.contact.plain_fields import SEALED
from tests.leaks import leaks, shapes

# Where a careless line would put words: A2 of the survey, by the tables as Django, Wagtail and the worker call them.
CARELESS_PLACES = {
    "django_session",
    "django_tasks_database_dbtaskresult",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailadmin_editingsession",
    "wagtailsearch_indexentry",
    "outbox_notice",
    "privacy_auditentry",
}


def canary(model: type[models.Model], field: str) -> str:
    return f"Zoë 🦊 ŵy kestrel {model.__name__} {field} 7c1f"


def canaries_of(model: type[models.Model]) -> dict[str, str]:
    """A sentence for each sealed field of the model."""
    fields = [field.name for field in model._meta.local_fields if isinstance(field, SealedTextField)]
    return {name: canary(model, name) for name in fields}


@pytest.fixture
def words(site, attendance_lead) -> list[str]:
    """A case in which every sealed field of this room is full; letters and reasons of staff too."""
    case = opened(site)
    Message.objects.create(
        case=case, direction="parent", created_on=date(2026, 11, 2), part_of_day="morning", position=2,
        **canaries_of(Message),
    )  # fmt: skip
    Note.objects.create(case=case, author=attendance_lead, **canaries_of(Note))
    SecondYes.objects.create(
        case=case, what="purge", asked_by=attendance_lead, asked_on=date(2026, 11, 2), **canaries_of(SecondYes)
    )
    record(action="case.held", subject=case.pk, actor=attendance_lead, **canaries_of(AuditEntry))
    Notice.objects.create(kind="x", dedupe_key="x", **canaries_of(Notice))
    for row in (case, case.safe_contact):
        for name, sentence in canaries_of(type(row)).items():
            setattr(row, name, sentence)
        row.save()
    filled = [Case, SafeContact, Message, Note, SecondYes, AuditEntry, Notice]
    return [sentence for model in filled for sentence in canaries_of(model).values()]


def test_a1_no_table_holds_what_stands_in_any_sealed_field(words, attendance_lead):
    sealed_here = {canary(model, name) for model in (Case, SafeContact, Message, Note, SecondYes)
                   for name in SEALED[model.__name__]}  # fmt: skip
    assert sealed_here <= set(words)
    assert {name for name, fields in SEALED.items() if fields} == {
        "Case",
        "Message",
        "Note",
        "SafeContact",
        "SecondYes",
    }
    signed_in(attendance_lead).get(reverse("inbox:case", args=[Case.objects.get().pk]))
    signed_in(attendance_lead).get(reverse("inbox:list"))

    assert Case.objects.get().held_why == canary(Case, "held_why"), "the control: with the key it can be read"
    assert leaks(words) == set()


def test_a1_the_control_each_shape_in_which_it_could_stand_would_be_found(words):
    for shape, form in shapes(words[0]).items():
        if shape != "utf-16":
            notice = Notice.objects.create(kind="x", dedupe_key=form.decode()[:120])
            assert leaks(words[:1]) != set(), shape
            notice.delete()


def test_a2_every_careless_place_is_looked_into(db):
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))

    assert CARELESS_PLACES - tables == set()


def test_a2_an_upload_would_be_found(words):
    assert leaks(words) == set()
    name = default_storage.save("note.txt", ContentFile(words[0].encode()))
    found = leaks(words)
    default_storage.delete(name)

    assert found == {"media (utf-8)"}
    assert settings.FILE_UPLOAD_TEMP_DIR is None


def test_a2_no_form_of_families_takes_a_file(words):
    from contact.forms import CodeForm, WriteBackForm, WriteForm

    assert [form for form in (CodeForm, WriteBackForm, WriteForm) if form().is_multipart()] == []


def test_g3_when_the_case_is_gone_neither_words_nor_what_they_were_sealed_as_are_left(words):
    case = Case.objects.get()
    models_here = (Case, SafeContact, Message, Note, SecondYes)
    sealed = [str(value) for model in models_here for name in canaries_of(model)
              for value in model.objects.values_list(name, flat=True) if value]  # fmt: skip
    assert len(sealed) >= len([name for model in models_here for name in canaries_of(model)])
    assert len(leaks(sealed)) > 0, "the control: they are there"
    case.delete()
    run_purges()

    assert leaks(sealed) == set()
