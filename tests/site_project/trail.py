"""What the tests of the audit trail share: a short trail, and somebody with SQL and no keys."""

import uuid

from django.db import connection

from site_project.privacy.audit import record
from site_project.privacy.linking import link_new
from site_project.privacy.models import AuditEntry
from site_project.privacy.verifying import verify
from site_project.staff.models import User

ACTS = ["case.opened", "case.read", "case.replied", "case.read", "case.closed"]


def five_lines(actor: User | None = None) -> list[AuditEntry]:
    """A trail of five lines, linked, in the order of the chain."""
    for act in ACTS:
        record(action=act, subject=uuid.uuid4(), actor=actor)
    link_new()
    return list(AuditEntry.objects.order_by("number"))


def by_sql(statement: str, *values: object) -> int:
    """Do it past the application. Returns how many rows it met."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def found() -> tuple[int, str]:
    """How many lines are sound and what `verify` says of the first that is not, without its moment."""
    sound, broken, *_end = verify()
    return sound, broken


def told(line: AuditEntry) -> str:
    """A line as a verdict names it."""
    return f"Line {line.number} ({line.at:%Y-%m-%d %H:%M}, {line.action})"
