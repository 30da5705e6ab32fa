"""Families and machines that write, for the tests of what is held back."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from contact.doubt import FROM_ONE_PLACE, HOUR, MINUTE
from contact.enums import Doubt
from contact.intake import ACTION
from contact.models import Case
from site_project.bursts import count_from_network
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token

WRITE = "/messages/write/"


def open_form(phone: Client) -> dict[str, str]:
    """What the form on this phone carries besides its questions."""
    page = phone.get(WRITE).content.decode()
    return {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ["key", "opened"]}


def send(words: str = "Hello.", address: str = "192.0.2.1", **more: Any) -> HttpResponse:
    """A message from a phone at that address."""
    return Client(REMOTE_ADDR=address).post(WRITE, {"key": new_token(), "message": words, **more})


def form_from(address: str) -> HttpRequest:
    """A form as it arrives from that address."""
    return RequestFactory().post(WRITE, {"message": "Hello."}, REMOTE_ADDR=address)


def doubts() -> list[str]:
    """Why each case was held back, in the order of the reasons; an empty word for one that was not."""
    return sorted(Case.objects.values_list("doubt", flat=True))


def letters(kind: str) -> int:
    """How many letters of this kind were written."""
    return Notice.objects.filter(kind=kind).count()


def so_many_before(number: int, address: str = "192.0.2.1") -> None:
    """As if that many messages had come from there within this minute."""
    request = RequestFactory().get(WRITE, REMOTE_ADDR=address)
    for _message in range(number):
        count_from_network(request, ACTION, seconds=MINUTE)


def a_flood_before(address: str = "192.0.2.1") -> None:
    """As if as many messages had come from there within this hour as may come without a look."""
    request = RequestFactory().get(WRITE, REMOTE_ADDR=address)
    for _message in range(FROM_ONE_PLACE):
        count_from_network(request, ACTION, seconds=HOUR)


def only(doubt: Doubt) -> Case:
    """The one case there is; it is held back for this reason."""
    case = Case.objects.get()
    assert (case.status, case.doubt) == ("quarantine", doubt)
    return case
