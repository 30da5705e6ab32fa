"""How long the outbox remembers that a letter went out. Its words were wiped when it did."""

from datetime import timedelta

from django.utils import timezone

from site_project.outbox.models import Notice

KEPT_FOR = timedelta(days=30)


def purge_old_notices(*, dry_run: bool = False) -> int:
    """Delete letters that ended (sent or given up) a month ago. Returns how many."""
    ended = [Notice.State.SENT, Notice.State.FAILED, Notice.State.TOO_LATE]
    old = Notice.objects.filter(state__in=ended, created_at__lt=timezone.now() - KEPT_FOR)
    return old.count() if dry_run else old.delete()[0]
