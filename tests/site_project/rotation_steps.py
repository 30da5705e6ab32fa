"""What other processes do while keys change: `python -m tests.site_project.rotation_steps fill 10000`.

`fill NUMBER` writes messages; `read FOLDER` opens some at random until the file `stop` is there; `read_all` opens every
one. Each prints what it found as JSON.
"""

import json
import random
import sys
from pathlib import Path

import django

PER_CASE = 20


def fill(number: str) -> dict[str, int]:
    """So many messages, each saying its own place."""
    from django.utils import timezone

    from contact.models import Case, Message
    from tests.conftest import front_door

    today, site = timezone.localdate(), front_door()
    cases = [
        Case(site=site, due_on=today, child="Zoë", idempotency_key_hash=f"case {at}")
        for at in range(int(number) // PER_CASE)
    ]
    Case.objects.bulk_create(cases)
    messages = [
        Message(case=case, direction="parent", created_on=today, part_of_day="morning", position=at, body=words(at))
        for case in cases
        for at in range(PER_CASE)
    ]
    Message.objects.bulk_create(messages, batch_size=500)
    return {"messages": Message.objects.count()}


def words(at: int) -> str:
    """What the message at that place of its thread says."""
    return f"Mornings are hard, {at} times. ☕"


def read(folder: str) -> dict[str, int]:
    """How many were read, and how many of them did not say what they should."""
    from contact.models import Message

    keys = list(Message.objects.values_list("pk", flat=True))
    found, wrong = 0, 0
    while not (Path(folder) / "stop").exists():
        for message in Message.objects.filter(pk__in=random.sample(keys, 20)):
            found, wrong = found + 1, wrong + (not says_its_own(message))
        (Path(folder) / "reading").touch()
    return {"found": found, "wrong": wrong}


def read_all() -> dict[str, int]:
    """The same of every message."""
    from contact.models import Message

    right = sum(says_its_own(message) for message in Message.objects.iterator())
    return {"right": right}


def says_its_own(message) -> bool:
    """Whether it opens and says what was written."""
    from site_project.privacy.cipher import CannotOpen

    try:
        return message.body == words(message.position)
    except CannotOpen:
        return False


if __name__ == "__main__":
    django.setup()
    step, *values = sys.argv[1:]
    print(json.dumps({"fill": fill, "read": read, "read_all": read_all}[step](*values)))  # noqa: T201
