"""A family answers."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from attendance_pages.have_your_say.models import (
    Consultation,
    ConsultationAnswer,
    ConsultationComment,
    ConsultationReceipt,
)
from site_project.privacy.keys import keyed_hash


class NotOpen(Exception):  # noqa: N818 - an answer to families
    """Families cannot answer today."""


def count_answers(
    *, consultation: Consultation, key: str, chosen: Iterable[uuid.UUID], words: str = "", today: date | None = None
) -> bool:
    """Count one filled-in form. `chosen` are the ids of the answers given, one to a question at most.

    `key` is the form's one-time key: the same form again, also at the same moment, counts nothing and returns
    False. Raises NotOpen before the first and after the last day. Nothing that is kept joins the answers.
    """
    key_hash = keyed_hash("have your say", key)
    try:
        with transaction.atomic():
            _take_part(consultation, today or timezone.localdate())
            ConsultationReceipt.objects.create(key_hash=key_hash, consultation=consultation)
            answers = ConsultationAnswer.objects.filter(question__consultation=consultation, pk__in=list(chosen))
            answers.update(times=F("times") + 1)
            if words:
                ConsultationComment.objects.create(consultation=consultation, words=words)
    except (IntegrityError, NotOpen):
        if not ConsultationReceipt.objects.filter(key_hash=key_hash).exists():
            raise
        return False
    return True


def _take_part(consultation: Consultation, today: date) -> None:
    """One guarded UPDATE, first of all: it is the check of the days, and holds the row against changes by staff."""
    here = Consultation.objects.filter(pk=consultation.pk).open_on(today)
    if not here.update(people=F("people") + 1):
        raise NotOpen
