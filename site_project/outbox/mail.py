"""The one place that turns a notice into an e-mail."""

import json
import re
from typing import TypedDict
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from site_project.outbox.models import Notice


class Attachment(TypedDict):
    """A text attachment, such as a calendar file."""

    name: str
    mimetype: str
    content: str


def compose(notice: Notice) -> EmailMultiAlternatives:
    """The e-mail of a notice: plain words first, the same words as HTML beside them."""
    payload = json.loads(notice.payload)
    context = {**payload["context"], "base_url": settings.BASE_URL}
    template = f"emails/{notice.kind}"
    message = EmailMultiAlternatives(
        subject=" ".join(render_to_string(f"{template}-subject.txt", context).split()),
        body=_plain(render_to_string(f"{template}-body.txt", context)),
        to=[notice.recipient],
        headers={"Message-ID": f"<{notice.pk}@{urlsplit(settings.BASE_URL).hostname}>"},
    )
    message.attach_alternative(render_to_string(f"{template}-body.html", context), "text/html")
    for attachment in payload["attachments"]:
        message.attach(attachment["name"], attachment["content"], attachment["mimetype"])
    return message


def _plain(text: str) -> str:
    """Without the empty lines that parts of a template leave where they have nothing to say."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
