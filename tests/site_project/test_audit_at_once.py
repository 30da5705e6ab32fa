"""Many write at the same moment, inside longer transactions: the chain neither forks nor loses a line."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from site_project.privacy import audit, linking
from site_project.privacy.linking import link_new
from site_project.privacy.models import AuditEntry
from tests.site_project.trail import found

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, EACH = 6, 4


@pytest.fixture(autouse=True)
def _no_rest(settings, monkeypatch):
    """The process of the tests links after every commit, and has not done so for a while."""
    settings.AUDIT_LINK_RESTS = 0
    monkeypatch.setitem(linking._rest, "until", 0.0)


def at_once(job) -> list:
    """What `job` gave back for each writer; all began together, each with a connection of its own."""
    together = Barrier(WRITERS)

    def run(number: int):
        try:
            together.wait(timeout=30)
            return job(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as threads:
        return list(threads.map(run, range(WRITERS)))


def numbers() -> list[int]:
    return list(AuditEntry.objects.order_by("number").values_list("number", flat=True))


def test_g5_lines_that_are_written_at_once_are_one_chain():
    def write(writer: int) -> None:
        for _line in range(EACH):
            with transaction.atomic():
                audit.record(action="case.read", subject=uuid.uuid4())
                audit.record(action="case.replied", subject=uuid.uuid4())

    at_once(write)
    link_new()  # as `tick` does: on SQLite nobody waits for a writer only to link

    assert numbers() == list(range(1, 2 * WRITERS * EACH + 1))
    assert found() == (2 * WRITERS * EACH, "")


def test_a_line_is_linked_right_after_its_commit_where_nobody_else_writes():
    with transaction.atomic():
        audit.record(action="case.read", subject=uuid.uuid4())
        assert numbers() == [None]

    assert numbers() == [1]


def test_in_a_rush_a_process_links_once_where_all_share_one_writer_and_tick_links_the_rest(settings):
    settings.AUDIT_LINK_RESTS = 60
    for _line in range(3):
        audit.record(action="case.read", subject=uuid.uuid4())
    linked = [1, None, None] if connection.vendor == "sqlite" else [1, 2, 3]
    assert list(AuditEntry.objects.order_by("at").values_list("number", flat=True)) == linked
    settings.AUDIT_LINK_RESTS = 0
    call_command("tick")

    assert (numbers(), found()) == ([1, 2, 3], (3, ""))


def test_linking_at_once_gives_each_line_one_number():
    with transaction.atomic():
        for _line in range(WRITERS * EACH):
            audit.record(action="case.read", subject=uuid.uuid4())
        transaction.get_connection().run_on_commit.clear()  # as if the process had died right after the commit
    assert set(AuditEntry.objects.values_list("number", flat=True)) == {None}

    assert sum(at_once(lambda _number: link_new())) == WRITERS * EACH
    assert numbers() == list(range(1, WRITERS * EACH + 1))
    assert found() == (WRITERS * EACH, "")


def undone() -> None:
    """Work that leaves a line and then goes wrong."""
    with transaction.atomic():
        audit.record(action="case.read", subject=uuid.uuid4())
        raise RuntimeError


def test_a_line_of_work_that_was_undone_is_nowhere_in_the_chain():
    with pytest.raises(RuntimeError):
        undone()
    with transaction.atomic():
        audit.record(action="case.opened", subject=uuid.uuid4())
        with pytest.raises(RuntimeError):
            undone()

    assert list(AuditEntry.objects.values_list("number", "action")) == [(1, "case.opened")]
    assert found() == (1, "")


def test_tick_links_what_a_process_left_that_died_after_its_commit():
    with transaction.atomic():
        audit.record(action="case.read", subject=uuid.uuid4())
        transaction.get_connection().run_on_commit.clear()
    assert numbers() == [None]
    call_command("tick")

    assert numbers() == [1]


def test_when_linking_fails_the_work_that_was_done_stays_done(monkeypatch):
    monkeypatch.setattr("site_project.privacy.linking.AT_ONCE", -1)
    audit.record(action="case.read", subject=uuid.uuid4())

    assert numbers() == [None]
    monkeypatch.undo()
    assert (link_new(), numbers()) == (1, [1])
