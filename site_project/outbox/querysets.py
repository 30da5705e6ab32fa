"""Named reads of the outbox."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

# A worker that has not come back after this long has died; another may take the letter.
CLAIM_LASTS = timedelta(minutes=10)


class NoticeQuerySet(models.QuerySet[Any]):
    def free_to_send(self, now: datetime) -> "NoticeQuerySet":
        """Due, and in no living worker's hands."""
        abandoned = Q(state="sending", claimed_at__lt=now - CLAIM_LASTS)
        return self.filter(Q(state="queued") | abandoned, due_at__lte=now)
