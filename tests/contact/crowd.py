"""A crowd of phones that send a message over HTTP to a real server, at the same moment."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlencode

from contact.doubt import TOO_QUICK
from site_project.env import BASE_DIR
from tests.events.storm import ANSWER_WITHIN, School, all_at_once

WRITE, SENT = "/messages/write/", "/messages/sent/"


@dataclass(frozen=True)
class Sent:
    """What one phone got: where it was led, and what it needs to see its code there."""

    phone: "Phone"
    status: int
    location: str
    cookie: str

    def code(self) -> str:
        """What the page with the code says; empty if there is none."""
        _answer, page = self.phone.ask(SENT, cookie=self.cookie)
        found = re.search(r'class="code-groups"[^>]*>(.*?)</p>', page, re.DOTALL)
        return found[1] if found else ""


@dataclass(frozen=True)
class Phone:
    """A phone at an address, in front of one server."""

    port: int
    address: str

    def ask(self, path: str, form: dict[str, str] | None = None, cookie: str = "") -> tuple[HTTPResponse, str]:
        """One request. Returns the answer and its page."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_WITHIN)
        headers = {"Host": "localhost", "Cookie": cookie, "X-Forwarded-For": self.address}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST" if form else "GET", path, urlencode(form) if form else None, headers)
        response = connection.getresponse()
        page = response.read().decode()
        connection.close()
        return response, page

    def button(self, words: str) -> Callable[[], Sent]:
        """The form, opened and filled in with these words; calling it presses the button."""
        response, page = self.ask(WRITE)
        names = ("csrfmiddlewaretoken", "key", "opened")
        hidden = {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in names}
        mark = cookies(response)
        return lambda: self.press({**hidden, "message": words}, mark)

    def press(self, form: dict[str, str], cookie: str) -> Sent:
        """Send it. The code is looked up when the crowd has gone: a page each is enough for one moment."""
        response, _page = self.ask(WRITE, form, cookie)
        return Sent(self, response.status, response.getheader("Location", ""), cookies(response))


def cookies(response: HTTPResponse) -> str:
    """What the answer left on the phone."""
    return "; ".join(cookie.split(";")[0] for cookie in response.headers.get_all("Set-Cookie", []))


def press_all(buttons: list[Callable[[], Sent]]) -> list[Any]:
    """Press them all at once, later than a machine would."""
    time.sleep(TOO_QUICK + 0.2)
    return all_at_once(buttons)


def ask_school(school: School, command: str) -> dict[str, Any]:
    """Run one command of `flood_school` beside the server."""
    module = [sys.executable, "-m", "tests.contact.flood_school", command]
    done = subprocess.run(
        module, env=school.environment, cwd=BASE_DIR, stdout=subprocess.PIPE, text=True, check=True, timeout=300
    )
    return json.loads(done.stdout)
