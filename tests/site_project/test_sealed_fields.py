"""A sealed field on a real model: the outbox's letters."""

import uuid

import pytest
from django.core.exceptions import FieldError
from django.db import connection, transaction

from site_project.outbox.models import Notice
from site_project.privacy.cipher import CannotOpen

pytestmark = pytest.mark.django_db
ADDRESS = "nadia@family.example"


def notice(**fields) -> Notice:
    """A saved letter to Nadia."""
    values = {"kind": "hello", "dedupe_key": str(uuid.uuid4()), "recipient": ADDRESS, "payload": "Come for tea."}
    return Notice.objects.create(**{**values, **fields})


def raw_row(row: Notice) -> dict:
    """The row as somebody reads it who has the database and not the key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_notice WHERE dedupe_key = %s", [row.dedupe_key])
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))


def test_a_saved_row_reads_back_as_it_was_written():
    row = notice()

    assert Notice.objects.get(pk=row.pk).recipient == ADDRESS
    assert row.recipient == ADDRESS


def test_the_database_holds_none_of_the_words():
    row = notice(kind="hello")

    assert [name for name, value in raw_row(row).items() if "nadia" in str(value) or "tea" in str(value)] == []
    assert raw_row(row)["kind"] == "hello"  # what is not sealed can be read: the test looks in the right place


def test_words_moved_from_another_row_do_not_open():
    to_nadia, to_omar = notice(), notice(recipient="omar@family.example")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE outbox_notice SET recipient = %s WHERE dedupe_key = %s",
            [raw_row(to_nadia)["recipient"], to_omar.dedupe_key],
        )

    with pytest.raises(CannotOpen):
        Notice.objects.get(pk=to_omar.pk).recipient  # noqa: B018 - reading it opens it


def test_words_moved_to_another_field_of_the_row_do_not_open():
    row = notice()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE outbox_notice SET payload = recipient WHERE dedupe_key = %s", [row.dedupe_key])

    with pytest.raises(CannotOpen):
        Notice.objects.get(pk=row.pk).payload  # noqa: B018 - reading it opens it


@pytest.mark.parametrize("lookup", ["recipient", "recipient__icontains", "recipient__in", "recipient__startswith"])
def test_looking_a_row_up_by_its_words_is_refused(lookup):
    notice()
    value = [ADDRESS] if lookup.endswith("in") and "icontains" not in lookup else ADDRESS

    with pytest.raises((FieldError, TypeError)):
        list(Notice.objects.filter(**{lookup: value}))


def test_updating_by_words_is_refused_and_changes_nothing():
    row = notice()

    with pytest.raises(TypeError, match="recipient is sealed"), transaction.atomic():
        Notice.objects.filter(pk=row.pk).update(recipient="omar@family.example")
    assert Notice.objects.get(pk=row.pk).recipient == ADDRESS


def test_bulk_update_by_words_is_refused():
    row = notice()
    row.recipient = "omar@family.example"

    with pytest.raises(TypeError, match="recipient is sealed"), transaction.atomic():
        Notice.objects.bulk_update([row], ["recipient"])
    assert Notice.objects.get(pk=row.pk).recipient == ADDRESS


def test_values_never_give_the_words():
    row = notice()

    assert Notice.objects.values_list("recipient", flat=True).get(pk=row.pk) == raw_row(row)["recipient"]


def test_emptying_is_allowed_and_empty_stays_empty():
    row = notice()
    Notice.objects.filter(pk=row.pk).update(recipient="")

    assert raw_row(row)["recipient"] == ""
    assert Notice.objects.get(pk=row.pk).recipient == ""


def test_refreshing_brings_the_saved_words_back():
    row = notice()
    row.recipient = "not saved"
    row.refresh_from_db()

    assert row.recipient == ADDRESS


def test_a_deferred_field_opens_when_it_is_asked_for():
    row = Notice.objects.defer("recipient").get(pk=notice().pk)

    assert row.recipient == ADDRESS


def test_saving_a_row_that_nobody_read_keeps_its_sealed_value_as_it_is():
    row = Notice.objects.get(pk=notice().pk)
    before = raw_row(row)["recipient"]
    row.attempts = 1
    row.save()

    assert raw_row(row)["recipient"] == before
    assert Notice.objects.get(pk=row.pk).attempts == 1


def test_changing_the_words_seals_the_new_ones():
    row = Notice.objects.get(pk=notice().pk)
    before = raw_row(row)["recipient"]
    row.recipient = "omar@family.example"
    row.save()

    assert raw_row(row)["recipient"] != before
    assert Notice.objects.get(pk=row.pk).recipient == "omar@family.example"


def test_rows_made_in_bulk_are_sealed_too():
    rows = [Notice(kind="hello", dedupe_key=f"bulk-{i}", recipient=f"parent-{i}@family.example") for i in range(3)]
    Notice.objects.bulk_create(rows)

    assert [Notice.objects.get(pk=row.pk).recipient for row in rows] == [row.recipient for row in rows]
    assert [row.kind for row in rows if "family.example" in raw_row(row)["recipient"]] == []
