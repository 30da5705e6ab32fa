"""Processes that end in the middle of a sentence, and the mail server that saw what they said."""

import os
import signal
import subprocess
import sys
import threading
from asyncio import sleep
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from typing import Any

from site_project.env import BASE_DIR
from tests.events.storm import GUARDED, Answer, School, press, server_command
from tests.post_office import PostOffice
from tests.waiting import PATIENCE, until


class Watched(PostOffice):
    """A post office that says when a letter has come in, and says its yes only when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived, self.may_answer = threading.Event(), threading.Event()
        self.may_answer.set()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        answer = await super().handle_DATA(server, session, envelope)
        self.arrived.set()
        while not self.may_answer.is_set():
            await sleep(0.02)
        return answer

    def counted(self) -> Counter[tuple[str, str]]:
        """How often each letter was taken: by Message-ID and recipient."""
        return Counter((letter["Message-ID"], letter["To"]) for letter in self.letters)


def with_mail(school: School, office: PostOffice) -> School:
    """The same school, whose letters go to `office`."""
    mail = {"DJANGO_SETTINGS_MODULE": "tests.real_mail", "EMAIL_URL": f"smtp://127.0.0.1:{office.port}"}
    return School({**school.environment, **mail})


@contextmanager
def worker(school: School) -> Iterator[subprocess.Popen[bytes]]:
    """The worker that posts letters, as `serve` starts it. Gone afterwards, whatever happened."""
    command = [sys.executable, "manage.py", "db_worker", "--interval", "0.2", "--no-startup-delay", "-v", "0"]
    process = subprocess.Popen(command, env=school.environment, cwd=BASE_DIR, start_new_session=True)
    try:
        yield process
    finally:
        kill(process)


@contextmanager
def web(school: School, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The web server, open at `port`."""
    command = server_command("granian", port, GUARDED)
    process = subprocess.Popen(command, env=school.environment, cwd=BASE_DIR, start_new_session=True)
    try:
        until(lambda: press(port, "/healthz", {}).status == 200)
        yield process
    finally:
        kill(process)


def or_silence(button: Callable[[], Answer]) -> Callable[[], Answer | None]:
    """The same button on a phone that shows an error where the server is gone."""

    def pressed() -> Answer | None:
        with suppress(OSError, HTTPException):
            return button()
        return None

    return pressed


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9 the process and its children."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)
