"""What the team does with a case. Each write asks for the version of the case that the person saw."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from contact.enums import Act, Direction, NoteKind, Status
from contact.models import Case, Message, Note
from contact.notices import tell_family_safely
from contact.services.steps import append, check_version, locked, message_hash, move, touch
from site_project.privacy.audit import record
from site_project.staff.models import User


def reply(
    *,
    case: Case,
    author: User,
    body: str,
    version: int,
    key: str,
    tell_by_email: bool = False,
    now: datetime | None = None,
) -> Message:
    """Answer a family on its code page. Who answers an untaken case takes it.

    `tell_by_email`: a letter with one neutral sentence goes out, where the family said that e-mail is safe.
    Raises StaleCase where the case is no longer at `version`, NotFromHere where it is closed.
    """
    now = now or timezone.localtime()
    with transaction.atomic():
        case = locked(case)
        twin = case.messages.filter(idempotency_key_hash=message_hash(key, body)).first()
        if twin is not None:
            return twin
        check_version(case, version)
        if case.status != Status.WAITING:
            move(case, Status.WAITING)
        case.assignee_id = case.assignee_id or author.pk
        message = append(case, Direction.STAFF, body, key, now, author)
        touch(case, now)
        record(action=Act.REPLIED, subject=case.pk, actor=author)
        if tell_by_email and tell_family_safely(case=case, message=message):
            record(action=Act.TOLD_SAFELY, subject=case.pk, actor=author)
    return message


def read_case(*, case: Case, reader: User) -> None:
    """Write down that `reader` opened the case."""
    record(action=Act.READ, subject=case.pk, actor=reader)


def name_case(*, case: Case, actor: User, summary: str) -> Case:
    """Give the case the team's own one-line label for the inbox."""
    with transaction.atomic():
        case = locked(case)
        case.summary = summary
        case.save(update_fields=["summary"])
        record(action=Act.NAMED, subject=case.pk, actor=actor)
    return case


def add_note(*, case: Case, author: User, body: str, kind: str = NoteKind.NOTE) -> Note:
    """Keep something for the team only."""
    with transaction.atomic():
        note = Note.objects.create(case=case, author=author, body=body, kind=kind)
        record(action=Act.NOTED, subject=case.pk, actor=author)
    return note
