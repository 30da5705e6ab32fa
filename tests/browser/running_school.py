"""A real school on a port of its own: `manage.py serve --demo` in a fresh folder, with a real post office."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from site_project.env import BASE_DIR
from tests.post_office import PostOffice

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
READY_WITHIN, GONE_WITHIN = 300, 30  # seconds, generous: other tests run beside

RUNNING: dict[str, "RunningSchool"] = {}  # by address: what a page's own address leads to


class RunningSchool:
    """The site as a school tries it out, in processes of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.address = f"http://127.0.0.1:{self.port}"
        self.post_office = PostOffice()
        self.post_office.open()
        self.process: subprocess.Popen[bytes] | None = None
        RUNNING[self.address] = self

    def start(self) -> None:
        """Start it and come back when it answers /readyz with 200."""
        with (self.folder / "serve.log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--demo"],
                cwd=BASE_DIR,
                env=self._variables(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        give_up = time.monotonic() + READY_WITHIN
        while self.status("/readyz") != 200:
            assert self.process.poll() is None, self.output
            assert time.monotonic() < give_up, self.output
            time.sleep(0.1)

    def _variables(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "site_project.settings.dev",
            "DATA_DIR": str(self.folder),
            "PORT": str(self.port),
            "EMAIL_URL": f"smtp://127.0.0.1:{self.post_office.port}",
            "PYTHONUNBUFFERED": "1",
            "DATABASE_URL": "",
        }

    def status(self, path: str) -> int:
        """The HTTP status of an address; 0 where nobody listens."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:  # noqa: S310 - our own
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def family(self) -> list[int]:
        """The processes that belong to it: itself, its children and theirs."""
        found, look = [], [self.process.pid]
        while look:
            pid = look.pop()
            found.append(pid)
            look += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        return found

    def stop(self) -> int:
        """Press Ctrl-C. Returns how the command ended."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(GONE_WITHIN)

    @property
    def output(self) -> str:
        """What it printed so far."""
        return (self.folder / "serve.log").read_text()

    @property
    def password(self) -> str:
        """The password of the demo's people."""
        return (self.folder / "demo-password").read_text()

    def ask(self, *command: str) -> Any:
        """Run a Python module beside the school, with its database. Returns what it prints, in JSON."""
        module = [sys.executable, "-m", *command]
        done = subprocess.run(
            module, env=self._variables(), cwd=BASE_DIR, capture_output=True, text=True, check=True, timeout=120
        )
        return json.loads(done.stdout)

    @cached_property
    def family_pages(self) -> dict[str, str]:
        """Where the pages of families in rare states are; made once."""
        return self.ask("tests.browser.family_pages", "states")

    def letter_to(self, address: str, *, after: str = "") -> Any:
        """The newest letter to that address, with another subject than `after`; waits for the worker to bring it."""
        give_up = time.monotonic() + 60
        while time.monotonic() < give_up:
            found = [letter for letter in self.post_office.letters if letter["To"] == address]
            if found and found[-1]["Subject"] != after:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"No letter to {address}. The school said:\n{self.output}")


def public_paths(school: RunningSchool) -> list[str]:
    """Every address of the school's own site map."""
    with urllib.request.urlopen(school.address + "/sitemap.xml", timeout=60) as answer:  # noqa: S310 - our own
        tree = ElementTree.fromstring(answer.read())  # noqa: S314 - our own
    return [urlsplit(place.text or "").path for place in tree.iter(SITEMAP)]
