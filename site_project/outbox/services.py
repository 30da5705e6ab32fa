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
    payload = json.dumps({"context": context, "attachments": attachments or []})
    # get_or_create also settles it where two write the same letter at the same moment.
    notice, is_new = Notice.objects.get_or_create(
        dedupe_key=dedupe_key, defaults={"kind": kind, "recipient": to, "payload": payload}
    )
    if not is_new:
        return None
    # The task row joins the same transaction: it is there if and only if the letter is.
    deliver_notice.enqueue(str(notice.pk))
    return notice
