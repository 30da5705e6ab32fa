"""A real server with a database of its own, and a crowd that presses the button at the same moment."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg

from site_project.env import BASE_DIR

START_WITHIN, ANSWER_WITHIN = 60, 60  # seconds
GUARDED, NAIVE = "site_project.wsgi:application", "tests.events.naive_site:application"


@dataclass(frozen=True)
class Answer:
    """What one parent saw."""

    status: int
    location: str
    page: str


@dataclass(frozen=True)
class School:
    """A database and the folder of the site that uses it."""

    environment: dict[str, str]

    def ask(self, command: str, value: object) -> dict[str, Any]:
        """Run one command of `storm_school`."""
        module = [sys.executable, "-m", "tests.events.storm_school", command, str(value)]
        done = subprocess.run(
            module, env=self.environment, cwd=BASE_DIR, capture_output=True, text=True, check=True, timeout=120
        )
        return json.loads(done.stdout)


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty database, gone afterwards."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'storm.sqlite3'}"
        return
    server, name = urlsplit(postgres_server()), f"storm_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server.geturl(), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(server._replace(path=f"/{name}"))
        finally:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def postgres_server() -> str:
    """The server to make a database on: the one of DATABASE_URL, else this machine's usual one."""
    url = os.environ.get("DATABASE_URL", "")
    server = url if url.startswith("postgres") else "postgres://postgres@127.0.0.1:5432"
    return urlunsplit(urlsplit(server)._replace(path="/postgres"))


@contextmanager
def school(kind: str, folder: Path) -> Iterator[School]:
    """A migrated site."""
    with database(kind, folder) as url:
        settings = {"DJANGO_SETTINGS_MODULE": "site_project.settings.test", "DATA_DIR": str(folder)}
        environment = {**os.environ, **settings, "DATABASE_URL": url, "LOG_LEVEL": "ERROR"}
        migrate = [sys.executable, "manage.py", "migrate", "-v0"]
        subprocess.run(migrate, env=environment, cwd=BASE_DIR, check=True, timeout=300)
        yield School(environment)


@contextmanager
def server(school: School, application: str) -> Iterator[int]:
    """Two worker processes with eight threads each. Yields the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", "8", "--backlog", "256", "--no-ws", "--log-level", "warning"]
    process = subprocess.Popen([*command, application], env=school.environment, cwd=BASE_DIR)
    try:
        wait_until(lambda: press(port, "/healthz", {}).status == 200)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_until(answers: Callable[[], bool]) -> None:
    """Until the server listens. Raises TimeoutError."""
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end:
        try:
            if answers():
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The server did not start.")


def press(port: int, path: str, form: dict[str, str], cookie: str = "") -> Answer:
    """One request: a POST if there is a form."""
    connection = HTTPConnection("127.0.0.1", port, timeout=ANSWER_WITHIN)
    headers = {"Host": "localhost", "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST" if form else "GET", path, urlencode(form) or None, headers)
    response = connection.getresponse()
    page = response.read().decode()
    connection.close()
    return Answer(response.status, response.getheader("Location", ""), page)


def open_form(port: int, date: str) -> tuple[dict[str, str], str]:
    """What a parent's phone holds once the form is open: the hidden fields and the cookie."""
    connection = HTTPConnection("127.0.0.1", port, timeout=ANSWER_WITHIN)
    connection.request("GET", f"/bookings/{date}/", headers={"Host": "localhost"})
    response = connection.getresponse()
    page, cookie = response.read().decode(), response.getheader("Set-Cookie", "").split(";")[0]
    hidden = {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("csrfmiddlewaretoken", "key")}
    connection.close()
    return hidden, cookie


def parent(port: int, date: str, number: int) -> Callable[[], Answer]:
    """A parent who has filled in the form; calling it presses the button."""
    hidden, cookie = open_form(port, date)
    name = {"contact_name": f"Parent {number}", "email": f"parent{number}@families.example"}
    form = {**hidden, **name, "adults": "1", "children_along": "0"}
    return lambda: press(port, f"/bookings/{date}/", form, cookie)


def all_at_once(buttons: list[Callable[[], Answer]]) -> list[Answer]:
    """Press all buttons behind one barrier."""
    barrier, answers = threading.Barrier(len(buttons)), []

    def wait_and_press(button: Callable[[], Answer]) -> None:
        barrier.wait()
        answers.append(button())

    threads = [threading.Thread(target=wait_and_press, args=(button,)) for button in buttons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(ANSWER_WITHIN)
    return answers
