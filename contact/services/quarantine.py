"""What was held back comes to the team after all. Nothing that a family wrote is lost to a rule against machines."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from contact.enums import Act, Status
from contact.models import Case
from contact.services.counting import count_late_arrival
from contact.services.steps import NotFromHere, due_on, finish, locked, move
from site_project.staff.models import User


def restore(*, case: Case, actor: User) -> Case:
    """Put a case that was held back among the new ones, due from now on. The team hears of it with what waits.

    Raises NotFromHere.
    """
    with transaction.atomic():
        return _restored(case, actor)


def restore_many(*, cases: Iterable[Case], actor: User) -> int:
    """Restore all of them. Returns how many: somebody else may have been quicker with some."""
    done = 0
    with transaction.atomic():
        # The same order for everybody, so that none waits crosswise.
        for case in sorted(cases, key=lambda case: case.pk):
            try:
                _restored(case, actor)
            except NotFromHere:
                continue
            done += 1
    return done


def _restored(case: Case, actor: User) -> Case:
    case = locked(case)
    if case.status != Status.QUARANTINED:
        raise NotFromHere
    move(case, Status.NEW)
    case.due_on = due_on(case.site, timezone.localtime())
    finish(case, Act.RESTORED, actor)
    count_late_arrival(case)
    return case
