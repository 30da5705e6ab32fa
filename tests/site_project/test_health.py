"""What whoever watches the server is told."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

ASK_BOTH = """
import django
django.setup()
from django.test import Client
for path in ("/healthz", "/readyz"):
    answer = Client().get(path)
    print(answer.status_code, answer.content.decode())
"""


def test_healthz_answers_without_asking_the_database():
    answer = Client().get("/healthz")  # no database in this test: asking it would fail

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_readyz_says_ok_when_every_migration_is_in():
    answer = Client().get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_readyz_says_no_while_a_migration_waits():
    [newest] = MigrationLoader(connection).graph.leaf_nodes("outbox")
    MigrationRecorder(connection).record_unapplied(*newest)
    answer = Client().get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"status": "migrations are waiting", "count": 1})


def test_with_the_database_down_the_process_lives_and_is_not_ready(tmp_path):
    nobody = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "DATA_DIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", ASK_BOTH],
        env={**os.environ, **nobody, "DJANGO_SETTINGS_MODULE": "site_project.settings.test"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.splitlines() == ['200 {"status": "ok"}', '503 {"status": "no database"}']


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_neither_answer_is_kept_by_a_cache(path):
    assert "no-store" in Client().get(path)["Cache-Control"]
