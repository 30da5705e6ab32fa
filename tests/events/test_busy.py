"""The database is held by somebody else for too long: the same page again, nothing lost, never a 500."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest
from django.db import OperationalError, connection

from events.models import Booking, Occurrence
from site_project.crowded import is_crowded
from tests.events.conftest import booked, fields, url, words

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def somebody_else_holds(date: Occurrence) -> Iterator[None]:
    """Another process is in the middle of a booking of the same date, and takes long. We wait only a moment."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 10")
        with closing(sqlite3.connect(settings["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
    with psycopg.connect(dsn()) as other:
        other.execute("SELECT 1 FROM events_occurrence WHERE id = %s FOR UPDATE", [date.pk])
        yield


def dsn() -> str:
    """Where the tests' PostgreSQL is."""
    wanted = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    parts = {name: connection.settings_dict.get(key) for name, key in wanted.items()}
    return psycopg.conninfo.make_conninfo(**{name: value for name, value in parts.items() if value})


def test_the_form_comes_back_with_all_that_was_typed(parent, make_date):
    date = make_date(supervisors=0)
    with somebody_else_holds(date):
        response = parent.post(url(date), fields(needs="A ramp"))
    page = words(response)
    assert response.status_code == 409
    assert "Please press the button once more." in page
    assert "A ramp" in page
    assert parent.post(url(date), fields()).status_code == 303


def test_so_does_the_family_s_own_page(parent, make_date):
    date = make_date(supervisors=0)
    _booking, link = booked(date)
    with somebody_else_holds(date):
        change = parent.post(f"/bookings/b/{link}/change/", {"adults": "2", "children_along": "0"})
        gone = parent.post(f"/bookings/b/{link}/cancel/")
    assert [change.status_code, gone.status_code] == [409, 409]
    assert "Please press the button once more." in words(gone)
    assert Booking.objects.get().adults == 1


def test_a_full_disk_is_not_taken_for_a_crowd():
    full = OperationalError("database or disk is full")
    full.__cause__ = sqlite3.OperationalError("database or disk is full")
    full.__cause__.sqlite_errorcode = sqlite3.SQLITE_FULL
    assert (is_crowded(full), is_crowded(OperationalError("gone"))) == (False, False)
