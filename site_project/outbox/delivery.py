"""Posting letters: each once, tried again when the mail server does not answer."""

import logging
import uuid
from datetime import datetime, timedelta

from django.db.models import F
from django.template import TemplateDoesNotExist
from django.utils import timezone

from site_project.outbox.mail import compose
from site_project.outbox.models import Notice
from site_project.privacy.cipher import CannotOpen

logger = logging.getLogger(__name__)
ATTEMPTS = 8  # with doubling pauses from one minute: about four hours of a mail server that does not answer


def deliver(notice_id: uuid.UUID) -> bool:
    """Send one letter if it is due and nobody else has it. Returns whether it went out now.

    Taking it is one guarded UPDATE, so two workers never send the same letter. Every attempt carries the
    same Message-ID: should a worker die after the mail server's yes, the reader's mailbox knows the twin.
    """
    now = timezone.now()
    _drop_if_too_late(notice_id, now)
    taken = (
        Notice.objects.filter(pk=notice_id)
        .free_to_send(now)
        .update(state=Notice.State.SENDING, claimed_at=now, attempts=F("attempts") + 1)
    )
    if not taken:
        return False
    notice = Notice.objects.get(pk=notice_id)
    try:
        compose(notice).send()
    # OSError: network and mail server, smtplib's included. The others: a letter that cannot be opened or printed.
    except (OSError, CannotOpen, KeyError, TemplateDoesNotExist) as error:
        _put_back(notice, type(error).__name__)
        return False
    Notice.objects.filter(pk=notice.pk).update(
        state=Notice.State.SENT, sent_at=timezone.now(), recipient="", payload=""
    )
    return True


def _drop_if_too_late(notice_id: uuid.UUID, now: datetime) -> None:
    late = Notice.objects.filter(pk=notice_id, send_before__lte=now).free_to_send(now)
    late.update(state=Notice.State.TOO_LATE, recipient="", payload="")


def deliver_due() -> int:
    """Send everything that is due: what `tick` does when no worker runs. Returns how many went out."""
    due = Notice.objects.free_to_send(timezone.now()).values_list("pk", flat=True)
    return sum(deliver(notice_id) for notice_id in list(due[:200]))


def _put_back(notice: Notice, why: str) -> None:
    """Try again later, or give up where the mail server has refused for hours. Logs no address."""
    given_up = notice.attempts >= ATTEMPTS
    Notice.objects.filter(pk=notice.pk).update(
        state=Notice.State.FAILED if given_up else Notice.State.QUEUED,
        due_at=timezone.now() + timedelta(minutes=2 ** (notice.attempts - 1)),
    )
    logger.warning("Notice %s could not be sent (%s), attempt %d.", notice.pk, why, notice.attempts)
