"""Writing letters. Posting them is the worker's (`delivery.py`), never a parent's request."""

import json
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
) -> Notice | None:
    """Write a letter into the outbox, inside the caller's transaction.

    `kind` names the templates `emails/<kind>-{subject,body}.txt` and `-body.html`; `context` must be JSON.
    The same `dedupe_key` a second time writes nothing and returns None: each letter is sent once.
    """
    if Notice.objects.filter(dedupe_key=dedupe_key).exists():
        return None
    payload = json.dumps({"context": context, "attachments": attachments or []})
    notice = Notice.objects.create(kind=kind, recipient=to, payload=payload, dedupe_key=dedupe_key)
    # The task row joins the same transaction: it is there if and only if the letter is.
    deliver_notice.enqueue(str(notice.pk))
    return notice
