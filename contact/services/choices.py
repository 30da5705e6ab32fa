"""What a family decides later: how it may be reached, that it wants to be deleted."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from contact.enums import NEEDS_US, Act, Status
from contact.letter import Wishes
from contact.models import Case, SafeContact
from contact.notices import tell_family_no_more
from contact.services.steps import due_on, locked, move, touch
from site_project.privacy.audit import record


def change_contact(*, case: Case, wishes: Wishes, now: datetime | None = None) -> SafeContact:
    """Replace how the family may be reached, as a new version that is confirmed today.

    The case waits for us, also one that was answered or closed: whoever asks to be rung would wait in vain otherwise.
    Its version grows, so that nobody answers by an older card. `now`: local time, default the clock's.
    """
    now = now or timezone.localtime()
    with transaction.atomic():
        case = locked(case)
        contact = SafeContact.objects.select_for_update().get(case=case)
        for name, said in wishes.wishes().items():
            setattr(contact, name, said)
        contact.version, contact.confirmed_on = contact.version + 1, now.date()
        contact.save()
        tell_family_no_more(case=case)
        _waits_for_us(case, now)
        record(action=Act.CONTACT_CHANGED, subject=case.pk)
    return contact


def ask_erasure(*, case: Case, now: datetime | None = None) -> Case:
    """Note that the family asked to be deleted; the case waits for us. Asked again, it stays asked."""
    now = now or timezone.localtime()
    with transaction.atomic():
        case = locked(case)
        if case.erasure_asked_on is not None:
            return case
        case.erasure_asked_on = now.date()
        case.save(update_fields=["erasure_asked_on"])
        _waits_for_us(case, now)
        record(action=Act.ERASURE_ASKED, subject=case.pk)
    return case


def _waits_for_us(case: Case, now: datetime) -> None:
    """The next word is ours, by the day we promise. What is held back stays so until somebody has looked at it."""
    if case.status not in NEEDS_US | {Status.QUARANTINED}:
        move(case, Status.OPEN if case.assignee_id else Status.NEW)
        case.due_on = due_on(case.site, now)
    touch(case, now)
