"""What this room deletes, and when. The counts stay: they name nobody."""

from django.utils import timezone

from home.models import PageNote


def purge_page_notes(*, dry_run: bool = False) -> int:
    """Notes about pages, 90 days after they came. Returns how many."""
    due = PageNote.objects.filter(purge_after__lt=timezone.localdate())
    return due.count() if dry_run else due.delete()[0]
