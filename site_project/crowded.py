"""What a database says when everybody presses at the same moment."""

import sqlite3

import psycopg
from django.db import OperationalError

SQLITE_CODES = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
POSTGRES_CODES = {"40001", "40P01", "55P03"}  # serialisation failure, deadlock, lock not available


def is_crowded(error: OperationalError) -> bool:
    """Whether the database only says that somebody else is at it. A full disk is another matter."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        # The low byte is the kind, the rest says more of it.
        return (cause.sqlite_errorcode & 0xFF) in SQLITE_CODES
    return isinstance(cause, psycopg.Error) and cause.sqlstate in POSTGRES_CODES
