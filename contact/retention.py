"""What this room deletes, and when (`contact.kept`). Lines of the audit trail are not deleted here.

Each case is one transaction that begins with its row, so two machines at once delete and prove everything once.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone
from wagtail.models import Site

from contact.enums import PurgedFor
from contact.kept import QUARANTINE, keeping_of, months_after
from contact.models import Case, CasePurge, Cover, SecondYes
from contact.querysets import CaseQuerySet
from contact.services.purging import purge_if_due
from contact.services.second_yes import LASTS

SHORTEST = timedelta(days=30)  # that a school may choose: what was closed later need not be looked at
COVERS = timedelta(days=30)
PROOF_MONTHS = 6 * 12


def purge_closed(*, dry_run: bool = False, now: datetime | None = None) -> int:
    """Closed cases whose days are over. Returns how many."""
    today = timezone.localdate(now)
    return _purge(Case.objects.closed_by(today - SHORTEST), PurgedFor.TIME, today, dry_run)


def purge_quarantine(*, dry_run: bool = False, now: datetime | None = None) -> int:
    """What was held back for two weeks and nobody wanted. Returns how many."""
    today = timezone.localdate(now)
    old = Case.objects.quarantined().filter(opened_on__lte=today - QUARANTINE)
    return _purge(old, PurgedFor.QUARANTINE, today, dry_run)


def purge_old_requests(*, dry_run: bool = False, now: datetime | None = None) -> int:
    """Requests for a second yes that nobody answered in time: nobody can agree to them any more. Returns how many."""
    old = SecondYes.objects.filter(asked_on__lt=timezone.localdate(now) - LASTS)
    return old.count() if dry_run else old.delete()[0]


def purge_old_proofs(*, dry_run: bool = False, now: datetime | None = None) -> int:
    """Proofs of deletions six years ago. Returns how many."""
    old = CasePurge.objects.filter(purged_on__lt=months_after(timezone.localdate(now), -PROOF_MONTHS))
    return old.count() if dry_run else old.delete()[0]


def purge_old_covers(*, dry_run: bool = False, now: datetime | None = None) -> int:
    """Who was away, a month after they came back. Returns how many."""
    old = Cover.objects.filter(last_day__lt=timezone.localdate(now) - COVERS)
    return old.count() if dry_run else old.delete()[0]


def _purge(cases: CaseQuerySet, why: PurgedFor, today: date, dry_run: bool) -> int:
    due = [case.pk for case in _due(cases, today)]
    return len(due) if dry_run else sum(purge_if_due(case_id=pk, why=why, today=today) for pk in due)


def _due(cases: CaseQuerySet, today: date) -> Iterator[Case]:
    for site in Site.objects.filter(cases__in=cases).distinct():
        keeping = keeping_of(site, today)
        yield from (case for case in cases.of_site(site).for_keeping() if keeping.may_go(case, today))
