"""What this room deletes, and when. The counts of a date stay: they name nobody."""

from datetime import timedelta

from django.utils import timezone

from events.models import Booking, CareDetails

KEEP_BOOKINGS = timedelta(days=30)  # after the event


def purge_care_sheets(*, dry_run: bool = False) -> int:
    """Children's care sheets a week after the event. Returns how many."""
    due = CareDetails.objects.filter(purge_after__lt=timezone.localdate())
    return due.count() if dry_run else due.delete()[0]


def purge_bookings(*, dry_run: bool = False) -> int:
    """Bookings with their names and addresses a month after the event. Returns how many."""
    due = Booking.objects.filter(occurrence__ends_at__lt=timezone.now() - KEEP_BOOKINGS)
    count = due.count()
    if not dry_run:
        due.delete()
    return count
