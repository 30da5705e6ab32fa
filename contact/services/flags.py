"""What the team marks a case with. A mark stays whatever the case's status is."""

from django.utils import timezone

from contact.enums import Act, Recorded
from contact.models import Case
from contact.notices import tell_safeguarding_lead
from contact.services.steps import NotFromHere, finish, held
from site_project.staff.models import User

RECORD = ("recorded", "recorded_why", "recorded_on", "recorded_by")


def escalate(*, case: Case, actor: User, version: int) -> Case:
    """Pass the case on to the safeguarding lead, by a letter that says nothing. Pressed again, they are told again.

    Whatever was recorded before, the case now cannot be closed until it is recorded again. Raises StaleCase.
    Where the school has no lead who may read this case, the mark stands and no letter goes.
    """
    with held(case, version) as case:
        case.escalated_on = case.escalated_on or timezone.localdate()
        not_recorded_yet(case)
        finish(case, Act.ESCALATED, actor, "escalated_on", *RECORD)
        tell_safeguarding_lead(case=case)
        return case


def mark_recorded(*, case: Case, actor: User, version: int) -> Case:
    """Note that what must be kept is in the school's safeguarding record. Raises StaleCase."""
    with held(case, version) as case:
        note_recorded(case, Recorded.YES, actor)
        return finish(case, Act.RECORDED, actor, *RECORD)


def note_recorded(case: Case, recorded: str, actor: User, why: str = "") -> None:
    """Set who said today what about the safeguarding record; the caller saves."""
    case.recorded, case.recorded_why = recorded, why
    case.recorded_on, case.recorded_by = timezone.localdate(), actor


def not_recorded_yet(case: Case) -> None:
    """Forget what was said about the safeguarding record: something new came that is not in it. The caller saves."""
    case.recorded, case.recorded_why, case.recorded_on, case.recorded_by = "", "", None, None


def hold(*, case: Case, actor: User, version: int, why: str) -> Case:
    """Keep the case from being deleted, until two people end that. Raises StaleCase, NotFromHere where it is held."""
    with held(case, version) as case:
        if case.held_on:
            raise NotFromHere
        case.held_on, case.held_why = timezone.localdate(), why
        return finish(case, Act.HELD, actor, "held_on", "held_why")


def mark_disclosure(*, case: Case, actor: User, version: int, do_not_disclose: bool, to: str = "") -> Case:
    """Mark that the case must not be given `to` somebody, or take the mark away. Raises StaleCase."""
    with held(case, version) as case:
        case.do_not_disclose, case.do_not_disclose_to = do_not_disclose, to if do_not_disclose else ""
        return finish(case, Act.DISCLOSURE_MARKED, actor, "do_not_disclose", "do_not_disclose_to")
