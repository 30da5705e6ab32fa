"""A real server with a database of its own, and a crowd that presses the button at the same moment."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg
from django.db import connection

from site_project.env import BASE_DIR
from tests.waiting import until

ANSWER_WITHIN = 300  # seconds; a machine may be busy, a test must not mind
GUARDED, NAIVE = "tests.events.storm_site:application", "tests.events.naive_site:application"


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
        return self.run("storm_school", command, value)

    def race(self, scene: str, number: int) -> Any:
        """Run one scene of `race_scenes`."""
        return self.run("race", scene, number)

    def run(self, module_name: str, *words: object) -> Any:
        """What a module of these tests answers, in a process on this database."""
        module = [sys.executable, "-m", f"tests.events.{module_name}", *map(str, words)]
        done = subprocess.run(
            module, env=self.environment, cwd=BASE_DIR, stdout=subprocess.PIPE, text=True, check=True, timeout=120
        )
        return json.loads(done.stdout)


@contextmanager
def school(folder: Path) -> Iterator[School]:
    """A site with a database of its own: a copy of the one that the tests made, which is quicker than migrating."""
    with copied_database(folder) as url:
        yield School(environment(folder, url))


def environment(folder: Path, url: str) -> dict[str, str]:
    """What the processes of a site with this database are told."""
    settings = {"DJANGO_SETTINGS_MODULE": "site_project.settings.test", "DATA_DIR": str(folder)}
    return {**os.environ, **settings, "DATABASE_URL": url, "LOG_LEVEL": "ERROR"}


@contextmanager
def copied_database(folder: Path) -> Iterator[str]:
    """The address of a copy of the tests' database, gone afterwards."""
    made = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        file = folder / "storm.sqlite3"
        connection.cursor().execute("VACUUM INTO %s", [str(file)])
        yield f"sqlite:///{file}"
        return
    connection.close()  # PostgreSQL copies only what nobody uses
    server, name = urlsplit(os.environ["DATABASE_URL"]), f"storm_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(urlunsplit(server._replace(path="/postgres")), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{made}"')
        try:
            yield urlunsplit(server._replace(path=f"/{name}"))
        finally:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def server_command(kind: str, port: int, application: str) -> list[str]:
    """Two worker processes with eight threads each; a queue long enough for a whole school."""
    if kind == "gunicorn":
        many = ["--workers", "2", "--threads", "8", "--backlog", "256", "--log-level", "warning"]
        return [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", *many, application]
    many = ["--workers", "2", "--blocking-threads", "8", "--backlog", "256", "--no-ws", "--log-level", "warning"]
    own = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    return [sys.executable, "-m", "granian", *own, *many, application]


@contextmanager
def server(school: School, application: str, kind: str = "granian") -> Iterator[int]:
    """A web server of this kind. Yields its port."""
    port = free_port()
    process = subprocess.Popen(server_command(kind, port, application), env=school.environment, cwd=BASE_DIR)
    try:
        until(lambda: press(port, "/healthz", {}).status == 200)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def press(port: int, path: str, form: dict[str, str], cookie: str = "", phone: str = "192.0.2.0") -> Answer:
    """One request from the address `phone`: a POST if there is a form."""
    connection = HTTPConnection("127.0.0.1", port, timeout=ANSWER_WITHIN)
    headers = {"Host": "localhost", "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    headers["X-Forwarded-For"] = phone
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
    return lambda: press(port, f"/bookings/{date}/", form, cookie, phone=f"198.51.100.{number}")


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
