"""The database is held by somebody else for too long: the same page again, the words kept, never a 500."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest
from django.db import connection

from contact.models import AccessCode, Case, Message
from tests.contact.acts import coming_back, opened_with_code
from tests.contact.floods import WRITE, send
from tests.events.test_busy import dsn

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Please keep these words."


@contextmanager
def somebody_else_writes() -> Iterator[None]:
    """Another process is in the middle of a message, and takes long. We wait only a moment."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 10")
        with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
    with psycopg.connect(dsn()) as other:
        other.execute("LOCK TABLE contact_case IN SHARE MODE")
        yield


@pytest.mark.parametrize(("path", "box"), [(WRITE, "message"), ("/messages/words/", "word")])
def test_a_message_comes_back_with_its_words_and_is_taken_at_the_next_press(parent, path, box):
    with somebody_else_writes():
        page = parent.post(path, {box: WORDS})
    assert page.status_code == 503
    assert page.context["form"].non_field_errors() == [
        "Many people press at this moment, and we have not kept it yet. Your words are still here. Press again."
    ]
    assert WORDS in page.content.decode()
    assert not Case.objects.exists()
    assert send(WORDS).status_code == 303


def test_so_do_later_words(site):
    case, code = opened_with_code(site)
    phone = coming_back(code)
    with somebody_else_writes():
        page = phone.post("/messages/thread/", {"message": WORDS})
    assert (page.status_code, WORDS in page.content.decode()) == (503, True)
    assert (Message.objects.count(), AccessCode.objects.count(), str(case)) == (1, 1, case.ref)
    assert phone.post("/messages/thread/", {"message": WORDS}).status_code == 303
