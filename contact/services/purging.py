"""Deleting a case for good: all of it, or none of it. What stays is the proof, and who did what, without words."""

from datetime import date
from uuid import UUID

from django.db import transaction

from contact.enums import Act, PurgedFor
from contact.kept import keeping_of
from contact.models import Case, CasePurge
from site_project.outbox.services import forget
from site_project.privacy.audit import forget_reasons, record
from site_project.privacy.keys import keyed_hash
from site_project.staff.models import User


def purge_if_due(*, case_id: UUID, why: PurgedFor, today: date) -> bool:
    """Delete a case whose time is up. False where it has gone, or where something keeps it by now."""
    with transaction.atomic():
        case = held_for_purge(case_id)
        if case is None or not keeping_of(case.site, today).may_go(case, today):
            return False
        wipe(case, why=why, today=today)
    return True


def held_for_purge(case_id: UUID) -> Case | None:
    """The case as it is now, held until the caller's transaction ends; None where it has gone."""
    if not list(Case.objects.select_for_update().filter(pk=case_id).values_list("pk")):
        return None
    return Case.objects.for_keeping().select_related("site").get(pk=case_id)


def wipe(
    case: Case, *, why: PurgedFor, today: date, asked_by: User | None = None, agreed_by: User | None = None
) -> None:
    """Delete everything of a case and leave the proof. The caller holds the case and has asked what keeps it."""
    CasePurge.objects.create(
        site=case.site,
        case_hash=case_hash(case.pk),
        opened_month=case.opened_on.replace(day=1),
        purged_on=today,
        why=why,
        asked_by=asked_by,
        agreed_by=agreed_by,
    )
    subjects = [case.pk, *case.messages.values_list("pk", flat=True)]
    for subject in subjects:
        forget(subject=subject)
    forget_reasons(subjects)
    record(action=Act.PURGED, subject=case.pk, actor=agreed_by)
    case.delete()


def case_hash(case_id: UUID) -> str:
    """What finds the proof again for somebody who knows the case, and tells nobody else which it was."""
    return keyed_hash("contact purge", str(case_id))
