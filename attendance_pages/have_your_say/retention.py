"""What goes when a consultation is over. The counts stay: they name nobody."""

from datetime import timedelta

from django.utils import timezone

from attendance_pages.have_your_say.models import Consultation, ConsultationComment, ConsultationReceipt

KEEP_WORDS = timedelta(days=90)  # after the last day: time to read them and to answer


def purge_words(*, dry_run: bool = False) -> int:
    """Families' own words, three months after the last day. Returns how many."""
    over = Consultation.objects.over_since(timezone.localdate() - KEEP_WORDS)
    due = ConsultationComment.objects.filter(consultation__in=over)
    return due.count() if dry_run else due.delete()[0]


def purge_receipts(*, dry_run: bool = False) -> int:
    """The marks that forms were counted, once nobody can send one any more. Returns how many."""
    over = Consultation.objects.over_since(timezone.localdate() - timedelta(days=1))
    due = ConsultationReceipt.objects.filter(consultation__in=over)
    return due.count() if dry_run else due.delete()[0]
