"""Putting a case away, and taking it up again."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.enums import Act, Recorded, Status
from contact.models import Case
from contact.services.flags import RECORD, note_recorded
from contact.services.steps import NotFromHere, Refused, due_on, finish, held, move
from site_project.privacy.audit import record
from site_project.staff.models import User


class NotRecorded(Refused):
    """What was passed on to keep a child safe is not in the safeguarding record yet."""

    def __init__(self) -> None:
        super().__init__(
            _("This was passed on to keep a child safe. Please put it into your safeguarding record, then close it.")
        )


class WhyNotRecorded(Refused):
    """Nothing was recorded, and nobody said why."""

    def __init__(self) -> None:
        super().__init__(_("Please say in a few words why nothing of it belongs in your safeguarding record."))


def close(*, case: Case, actor: User, version: int, outcome: str, recorded: str, recorded_why: str = "") -> Case:
    """Put a case away. The family can still write, which opens it again.

    `outcome`: how it ended; `recorded`: whether it is in the safeguarding record, and `recorded_why` it need not be.
    Raises StaleCase, NotFromHere, NotRecorded for what was passed on to the lead, and WhyNotRecorded.
    """
    with held(case, version) as case:
        if case.escalated_on and recorded != Recorded.YES:
            raise NotRecorded
        if recorded == Recorded.NOT_NEEDED and not recorded_why.strip():
            raise WhyNotRecorded
        if case.recorded != recorded:
            note_recorded(case, recorded, actor, recorded_why)
            record(action=Act.RECORDED, subject=case.pk, actor=actor)
        move(case, Status.CLOSED)
        case.outcome = outcome
        return finish(case, Act.CLOSED, actor, *RECORD)


def reopen(*, case: Case, actor: User, version: int) -> Case:
    """Take a closed case up again, due anew. Raises StaleCase, NotFromHere."""
    with held(case, version) as case:
        if case.status != Status.CLOSED:
            raise NotFromHere
        move(case, Status.OPEN)
        case.assignee_id = case.assignee_id or actor.pk
        case.due_on = due_on(case.site, timezone.localtime())
        return finish(case, Act.REOPENED, actor)
