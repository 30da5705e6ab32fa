"""How long the audit trail is kept. The chain then begins later, and still proves everything after that."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from site_project.privacy.linking import locked_head, save_head
from site_project.privacy.models import AuditEntry

KEPT_FOR = timedelta(days=6 * 365 + 2)  # six years


def purge_old_lines(*, dry_run: bool = False) -> int:
    """Delete the chain's oldest lines, as far as all of them are older than six years. Returns how many."""
    with transaction.atomic():
        lines = AuditEntry._base_manager.exclude(number=None).order_by("number")
        first_kept = lines.filter(at__gte=timezone.now() - KEPT_FOR).first()
        old = lines.filter(number__lt=first_kept.number) if first_kept else lines
        last = old.last()
        if last is None or dry_run:
            return old.count()
        head = locked_head()
        if (last.number or 0) <= head.purged:  # somebody else has just purged further
            return 0
        head.purged, head.purged_link = last.number or 0, last.link
        save_head(head)
        return old.delete()[0]
