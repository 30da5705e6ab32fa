"""When a family asks us to delete what it wrote. Saying yes takes two people (`second_yes`); a no goes with words."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contact.enums import Act, Direction, Status
from contact.models import Case
from contact.services.steps import NotFromHere, append, check_version, locked, move, touch
from site_project.privacy.audit import record
from site_project.staff.models import User


def words_for_a_no() -> str:
    """What a reply begins with that says why not, for staff to finish."""
    return _(
        "Thank you for asking us to delete what you wrote. We cannot do that now, because the law asks us to keep "
        "some things that help to keep a child safe. We delete it when we no longer need it. You can talk to us about "
        "this, or to the Information Commissioner's Office on 0303 123 1113."
    )


def decline_erasure(*, case: Case, actor: User, body: str, version: int, key: str) -> None:
    """Answer that we do not delete it yet, on the family's code page. A closed case opens for it.

    Raises StaleCase where the case is no longer at `version`, NotFromHere where the family asks for nothing now.
    """
    now = timezone.localtime()
    with transaction.atomic():
        case = locked(case)
        check_version(case, version)
        if case.erasure_asked_on is None:
            raise NotFromHere
        if case.status == Status.CLOSED:
            move(case, Status.OPEN)
        if case.status != Status.WAITING:
            move(case, Status.WAITING)
        case.assignee_id = case.assignee_id or actor.pk
        case.erasure_asked_on = None
        case.save(update_fields=["erasure_asked_on"])
        append(case, Direction.STAFF, body, key, now, actor)
        touch(case, now)
        record(action=Act.ERASURE_DECLINED, subject=case.pk, actor=actor)
