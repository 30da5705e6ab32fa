"""The counts of a school, and a case that ends, for the tests."""

from django.utils import timezone

from contact.enums import Counted
from contact.models import Case, MonthCount


def counts(what: Counted | None = None) -> dict[tuple[str, str, str], int]:
    """Every row, or those of one kind: by month, kind and key."""
    rows = MonthCount.objects.filter(what=what) if what else MonthCount.objects.all()
    return {(f"{row.month:%Y-%m}", row.what, row.key): row.number for row in rows}


def close(case: Case, outcome: str) -> None:
    """As the inbox closes a case."""
    case = Case.objects.get(pk=case.pk)
    case.status, case.outcome, case.closed_on = "closed", outcome, timezone.localdate()
    case.last_activity_on = timezone.localdate()
    case.save()
