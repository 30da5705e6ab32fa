"""Every column of this room is either sealed or on the list of what may be read. A new one has to choose."""

import pytest
from django.db import connection

from contact import models, services
from contact.letter import Letter
from site_project.privacy.cipher import CannotOpen
from site_project.privacy.fields import SealedTextField
from tests.contact.acts import opened

SEALED = {
    models.Case: {"summary", "child", "class_year", "barriers"},
    models.Message: {"body"},
    models.Note: {"body"},
    models.SafeContact: {"value", "safe_times", "must_not_know"},
    models.AccessCode: set(),
}
PLAIN = {
    models.Case: {
        "id", "site", "ref", "status", "source", "opened_on", "due_on", "last_activity_on", "assignee", "language",
        "interpreter", "version", "idempotency_key_hash",
    },
    models.Message: {
        "id", "case", "direction", "author", "created_on", "part_of_day", "position", "read_by_parent_on",
        "idempotency_key_hash",
    },
    models.Note: {"id", "case", "kind", "author", "created_at"},
    models.SafeContact: {"id", "case", "wants", "voicemail_ok"},
    models.AccessCode: {"id", "case", "selector", "verifier", "expires_on", "locked_at"},
}  # fmt: skip


@pytest.mark.parametrize("model", SEALED, ids=lambda model: model.__name__)
def test_every_column_is_on_one_list(model):
    fields = model._meta.concrete_fields
    assert {field.name for field in fields if isinstance(field, SealedTextField)} == SEALED[model]
    assert {field.name for field in fields if not isinstance(field, SealedTextField)} == PLAIN[model]


def test_no_plain_column_takes_free_text():
    for model, names in PLAIN.items():
        for name in names:
            field = model._meta.get_field(name)
            is_text = field.get_internal_type() in {"CharField", "TextField"}
            is_made_by_us = name in {"ref", "idempotency_key_hash", "selector", "verifier"}
            assert not is_text or field.choices or is_made_by_us, f"{model.__name__}.{name}"


def test_words_moved_to_another_message_do_not_open(site):
    one, other = opened(site, "First family.").messages.get(), opened(site, "Second family.").messages.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM contact_message")
        bodies = {row[0] for row in cursor.fetchall()}
        assert len(bodies) == 2
        cursor.execute("UPDATE contact_message SET body = %s", [bodies.pop()])
    opens = 0
    for message in models.Message.objects.filter(pk__in=[one.pk, other.pk]):
        try:
            opens += message.body in {"First family.", "Second family."}
        except CannotOpen:
            continue
    assert opens == 1


def test_the_same_words_never_look_the_same(site):
    for _time in range(2):
        services.open_case(site=site, key=str(_time), letter=Letter(body="Hello."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM contact_message")
        assert len({row[0] for row in cursor.fetchall()}) == 2
