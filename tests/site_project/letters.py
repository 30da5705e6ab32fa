"""The letter that the tests of the outbox send."""

from typing import Any

from site_project.outbox.models import Notice
from site_project.outbox.services import queue

NADIA = "nadia@family.example"


def letter(name: str = "Nadia", key: str = "hello:1", **more: Any) -> Notice:
    """A letter to Nadia that waits in the outbox."""
    return queue(kind="hello", to=NADIA, context={"name": name}, dedupe_key=key, **more)
