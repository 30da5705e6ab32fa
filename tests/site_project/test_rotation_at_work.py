"""Ten thousand messages get a new key while people read them, and the machine dies in the middle (survey A5)."""

import base64
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from site_project.env import BASE_DIR
from site_project.privacy.cipher import Cipher
from tests.events.storm import copied_database, environment

OLD, NEW = bytes(range(32)), bytes(range(1, 33))
MESSAGES = 10_000
STEPS, ROTATE = ["-m", "tests.site_project.rotation_steps"], ["manage.py", "rotate_keys"]
PATIENCE = 600  # seconds
pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # the database that is copied


class Site:
    """A database of its own and the processes that work on it."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.environment = {**environment(folder, url), "DJANGO_SETTINGS_MODULE": "tests.two_keys"}

    def start(self, *command: str, keys: list[bytes]) -> subprocess.Popen[str]:
        """A process that knows these keys."""
        words = ",".join(base64.b64encode(key).decode() for key in keys)
        return subprocess.Popen(
            [sys.executable, *command],
            env={**self.environment, "FIELD_KEYS": words},
            cwd=BASE_DIR, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, *command: str, keys: list[bytes]) -> tuple[int, str, str]:
        """How the process ended, and what it said."""
        process = self.start(*command, keys=keys)
        out, complaints = process.communicate(timeout=PATIENCE)
        return process.returncode, out, complaints

    def step(self, *words: str, keys: list[bytes]) -> dict[str, int]:
        """What a step found."""
        code, out, complaints = self.run(*STEPS, *words, keys=keys)
        assert code == 0, complaints
        return json.loads(out)

    def rewrapped(self) -> int:
        """How many messages the new key wraps, asked without the application."""
        begins = Cipher([NEW]).beginnings()[0]
        question = f"SELECT count(*) FROM contact_message WHERE substr(body, 1, 6) = '{begins}'"
        if self.url.startswith("sqlite"):
            with sqlite3.connect(self.url.removeprefix("sqlite:///"), timeout=30) as database:
                return database.execute(question).fetchone()[0]
        with psycopg.connect(self.url) as database:
            return database.execute(question).fetchone()[0]

    def killed_in_the_middle(self) -> int:
        """kill -9 the rotation once some messages have the new key. Returns how many have."""
        rotation = self.start(*ROTATE, keys=[NEW, OLD])
        end = time.monotonic() + PATIENCE
        while self.rewrapped() < 1000:
            assert (rotation.poll(), time.monotonic() < end) == (None, True), "it should be at work"
        os.kill(rotation.pid, signal.SIGKILL)
        assert rotation.wait(30) == -signal.SIGKILL
        return self.rewrapped()

    @contextmanager
    def reader(self) -> Iterator[dict[str, int]]:
        """Somebody who reads all the time. What they found is in the answer afterwards."""
        process, found = self.start(*STEPS, "read", str(self.folder), keys=[NEW, OLD]), {}
        try:
            while process.poll() is None and not (self.folder / "reading").exists():
                time.sleep(0.05)
            yield found
            (self.folder / "stop").touch()
            out, complaints = process.communicate(timeout=PATIENCE)
            assert process.returncode == 0, complaints
            found.update(json.loads(out))
        finally:
            with suppress(ProcessLookupError):
                process.kill()


@pytest.fixture(scope="module")
def at_work(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Site]:
    """A copy of the tests' database. Of the module: it is taken before the test's own transaction begins."""
    folder = tmp_path_factory.mktemp("rotation")
    with django_db_blocker.unblock(), copied_database(folder) as url:
        yield Site(folder, url)


def test_a5_ten_thousand_messages_get_a_new_key_through_kill_9_and_are_readable_at_every_moment(at_work):
    assert at_work.step("fill", str(MESSAGES), keys=[OLD]) == {"messages": MESSAGES}
    with at_work.reader() as found:
        done = at_work.killed_in_the_middle()
        assert 1000 <= done < MESSAGES
        code, out, complaints = at_work.run(*ROTATE, "--check", keys=[NEW, OLD])
        assert (code, "still need an older key" in complaints) == (1, True)
        assert f"contact.Message.body: {MESSAGES - done} left" in out

        code, out, complaints = at_work.run(*ROTATE, keys=[NEW, OLD])
        assert (code, complaints) == (0, "")
        said = dict.fromkeys(out.splitlines())
        assert f"contact.Message.body: {MESSAGES - done}" in said, "it went on where it was, and did nothing twice"
        assert "Nothing needs an older key. It may go from FIELD_KEYS." in said

    assert (found["wrong"], found["found"] > 100) == (0, True)
    assert at_work.step("read_all", keys=[NEW]) == {"right": MESSAGES}
    assert at_work.step("read_all", keys=[OLD]) == {"right": 0}, "the control: without the new key nothing opens"
    assert at_work.run(*ROTATE, "--check", keys=[NEW])[0] == 0
