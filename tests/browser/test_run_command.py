"""`make run` on a fresh machine: one command, one address, one password; Ctrl-C and it is gone."""

import os
import time

import pytest

from site_project.staff.demo import DEMO_PEOPLE
from tests.browser.running_school import RunningSchool

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first_start(tmp_path_factory):
    """A school that started in an empty folder."""
    school = RunningSchool(tmp_path_factory.mktemp("fresh"))
    began = time.monotonic()
    try:
        school.start()
        print(f"first start: {time.monotonic() - began:.1f} s")  # noqa: T201 - a figure for people, no limit
        yield school
    finally:
        if school.process.poll() is None:
            school.stop()
        school.post_office.close()


def alive(pid: int) -> bool:
    """Whether that process still runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_answers_those_who_watch_it(first_start):
    assert [first_start.status(path) for path in ("/healthz", "/readyz", "/")] == [200, 200, 200]


def test_it_says_where_it_is_and_who_can_sign_in(first_start):
    lines = first_start.output.splitlines()

    assert f"Schoolgate is open at {first_start.address}/ (Ctrl-C stops it)" in lines
    assert f"  Password for each of them: {first_start.password}" in lines
    assert [person.username for person in DEMO_PEOPLE if not _card(lines, person.username)] == []


def _card(lines: list[str], username: str) -> list[str]:
    return [line for line in lines if line.startswith(f"  {username} ")]


def test_its_secrets_are_readable_by_their_owner_only(first_start):
    modes = {path.name: path.stat().st_mode & 0o777 for path in first_start.folder.glob("demo-*")}

    steps = {f"demo-second-step-{username}" for username in ("admin", "amara", "helen", "tom")}
    assert set(modes) == {"demo-secret-key", "demo-field-key", "demo-password", *steps}
    assert set(modes.values()) == {0o600}


def test_ctrl_c_ends_it_and_everything_it_started_and_it_starts_again_as_it_was(first_start):
    family, password = first_start.family(), first_start.password
    assert len(family) >= 3  # the command, the web server, the worker
    ended = first_start.stop()

    assert ended == 0, first_start.output
    assert "Traceback" not in first_start.output
    assert [pid for pid in family if alive(pid)] == []
    assert first_start.status("/healthz") == 0

    began = time.monotonic()
    first_start.start()
    print(f"second start: {time.monotonic() - began:.1f} s")  # noqa: T201 - a figure for people, no limit
    assert first_start.status("/help/") == 200
    assert f"  Password for each of them: {password}" in first_start.output.splitlines()
