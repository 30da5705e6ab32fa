"""Writing letters. Posting them is the worker's (`delivery.py`), never a parent's request."""

import json
import uuid
from datetime import datetime
from typing import Any

from site_project.outbox.mail import Attachment
from site_project.outbox.models import Notice
from site_project.outbox.tasks import deliver_notice


def queue(
    *,
    kind: str,
    to: str,
    context: dict[str, Any],
    dedupe_key: str,
    attachments: list[Attachment] | None = None,
    send_before: datetime | None = None,
) -> Notice | None:
    """Write a letter into the outbox, inside the caller's transaction.

    `kind` names the templates `emails/<kind>-{subject,body}.txt` and `-body.html`; `context` must be JSON.
    A letter that could not be sent by `send_before` is never sent. The same `dedupe_key` a second time writes nothing
    and returns None: each letter is sent once.
    """
    payload = json.dumps({"context": context, "attachments": attachments or []})
    # get_or_create also settles it where two write the same letter at the same moment.
    notice, is_new = Notice.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={"kind": kind, "recipient": to, "payload": payload, "send_before": send_before},
    )
    if not is_new:
        return None
    # The task row joins the same transaction: it is there if and only if the letter is.
    deliver_notice.enqueue(str(notice.pk))
    return notice


def was_written(dedupe_key: str) -> bool:
    """Whether there is a letter of this key, sent or not."""
    return Notice.objects.filter(dedupe_key=dedupe_key).exists()


def was_written_since(moment: datetime, *, begins: str) -> bool:
    """Whether a letter whose dedupe key begins like this was written at `moment` or later."""
    return Notice.objects.filter(dedupe_key__startswith=begins, created_at__gte=moment).exists()


def withdraw(*, begins: str) -> int:
    """Delete the letters whose dedupe key begins like this and that are not sent yet. Returns how many."""
    return Notice.objects.filter(state=Notice.State.QUEUED, dedupe_key__startswith=begins).delete()[0]


def forget(*, subject: uuid.UUID) -> int:
    """Delete the letters whose dedupe key names this record, sent or not. Returns how many."""
    return Notice.objects.filter(dedupe_key__contains=f":{subject}").delete()[0]
