"""What staff do at the door, for the tests."""

import re

from django.test import Client

from site_project.staff.models import User
from tests.authenticator import code
from tests.cast import APP

PASSWORD = "password"  # of everybody in the cast
HOME, INBOX = "/admin/", "/admin/inbox/"


def type_password(
    client: Client, user: User, password: str = PASSWORD, *, goes_to: str = HOME, address: str = "10.0.0.1"
):
    """Name and password, from a browser at `address`."""
    typed = {"login": user.username, "password": password, "next": goes_to}
    return client.post("/admin/login/", typed, REMOTE_ADDR=address)


def type_code(client: Client, typed: str):
    """The second step."""
    return client.post("/admin/sign-in/code/", {"code": typed})


def signs_in(user: User, *, goes_to: str = HOME, later: int = 0) -> Client:
    """A browser in which `user` has typed password and code. Each code counts once: `later` takes another."""
    client = Client()
    assert type_password(client, user, goes_to=goes_to)["Location"] == "/admin/sign-in/code/"
    assert type_code(client, code(APP, periods_later=later))["Location"] == goes_to
    return client


def is_open(client: Client) -> bool:
    """Whether this browser gets the list of messages."""
    return client.get(INBOX).status_code == 200


def sets_up_app(client: Client):
    """Read the key from the page, as an app would, and type the first code. Returns key and answer.

    What follows when it is saved (this very session counts) needs a test that really commits.
    """
    page = client.get("/admin/sign-in/app/").content.decode()
    (key,) = re.findall(r'class="sign-in-key">([A-Z2-7]+)<', page)
    return key, client.post("/admin/sign-in/app/", {"code": code(key)})


def recovery_codes(client: Client) -> list[str]:
    """What the page about recovery codes shows now."""
    return re.findall(r"<li>(\d{8})</li>", client.get("/admin/sign-in/codes/").content.decode())
