"""The lines that a school has from before the chain are chained when it updates."""

import uuid

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from site_project.privacy.models import AuditEntry
from site_project.staff.models import User
from tests.site_project.trail import by_sql, found

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(name: str):
    """The models after that migration of the room."""
    executor = MigrationExecutor(connection)
    executor.migrate([("privacy", name)])
    return executor.loader.project_state([("privacy", name)]).apps


def test_lines_of_before_are_chained_by_the_update():
    amara = User.objects.create_user("amara", "amara@school.example", "password")
    before = migrate("0003_reason").get_model("privacy", "AuditEntry")
    for act in ("case.opened", "case.read"):
        before.objects.create(action=act, subject=uuid.uuid4(), actor_id=amara.pk if act == "case.read" else None)
    migrate("0004_audit_chain")

    assert list(AuditEntry.objects.values_list("number", "action").order_by("number")) == [
        (1, "case.opened"),
        (2, "case.read"),
    ]
    assert found() == (2, "")
    by_sql("DELETE FROM privacy_auditentry WHERE number = 1")
    assert found() == (0, "Line 1 is missing.")
