"""Every write to a case. A message is never lost: the same form sent twice is one message, other words are another."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contact import codes
from contact.enums import NEEDS_US, TRANSITIONS, Act, Direction, NoteKind, PartOfDay, Source, Status
from contact.letter import Letter
from contact.models import AccessCode, Case, Message, Note, SafeContact, TeamSettings
from contact.models.access_code import expiry_from
from contact.notices import tell_team
from contact.working_days import working_days_after
from site_project.privacy.audit import record
from site_project.privacy.keys import keyed_hash
from site_project.staff.models import User


class Refused(Exception):
    """Something that cannot be done now. `str()` of it is the sentence to show."""


class StaleCase(Refused):
    """Somebody changed the case since its page was shown."""

    def __init__(self) -> None:
        super().__init__(_("Something new came in while you were here. Please read it first, then try again."))


class NotFromHere(Refused):
    """The case cannot go there from where it stands."""

    def __init__(self) -> None:
        super().__init__(_("That does not fit where this case stands now. Please look at it again."))


def open_case(
    *, site: Site, key: str, letter: Letter, source: Source = Source.WEB, now: datetime | None = None
) -> Case:
    """Keep a family's first message and return its case.

    `key` is the form's one-time key. Sent again (also ten times at once) it finds the case of the first time;
    if the words differ, they are added to the thread instead of being lost. `now`: local time, default the clock's.
    """
    now = now or timezone.localtime()
    key_hash = keyed_hash("contact case", key)
    case = Case.objects.filter(idempotency_key_hash=key_hash).first()
    if case is None:
        try:
            return _first(site, key, key_hash, letter, source, now)
        except IntegrityError:  # the twin of this request was quicker
            case = Case.objects.get(idempotency_key_hash=key_hash)
    write_back(case=case, body=letter.body, key=key, now=now)
    return case


def write_back(*, case: Case, body: str, key: str, now: datetime | None = None) -> Message:
    """Add what a family wrote later; the case waits for us again.

    The same `key` and words a second time add nothing. `now`: local time, default the clock's.
    """
    now = now or timezone.localtime()
    with transaction.atomic():
        case = _locked(case)
        twin = case.messages.filter(idempotency_key_hash=_message_hash(key, body)).first()
        if twin is not None:
            return twin
        message = _receive(case, body, key, now)
        if case.status not in NEEDS_US:
            _move(case, Status.OPEN if case.assignee_id else Status.NEW)
            case.due_on = _due_on(case.site, now)
        _touch(case, now)
        record(action=Act.WROTE_BACK, subject=case.pk)
    return message


def reply(*, case: Case, author: User, body: str, version: int, key: str, now: datetime | None = None) -> Message:
    """Answer a family on its code page. Who answers an untaken case takes it.

    Raises StaleCase where the case is no longer at `version`, NotFromHere where it is closed.
    """
    now = now or timezone.localtime()
    with transaction.atomic():
        case = _locked(case)
        twin = case.messages.filter(idempotency_key_hash=_message_hash(key, body)).first()
        if twin is not None:
            return twin
        _check_version(case, version)
        if case.status != Status.WAITING:
            _move(case, Status.WAITING)
        case.assignee_id = case.assignee_id or author.pk
        message = _append(case, Direction.STAFF, body, key, now, author)
        _touch(case, now)
        record(action=Act.REPLIED, subject=case.pk, actor=author)
    return message


def read_case(*, case: Case, reader: User) -> None:
    """Write down that `reader` opened the case."""
    record(action=Act.READ, subject=case.pk, actor=reader)


def take(*, case: Case, actor: User, version: int) -> Case:
    """Make `actor` the one who answers. Raises StaleCase."""
    with transaction.atomic():
        case = _locked(case)
        _check_version(case, version)
        case.assignee_id = actor.pk
        if case.status == Status.NEW:
            _move(case, Status.OPEN)
        return _finish(case, Act.TAKEN, actor)


def close(*, case: Case, actor: User, version: int) -> Case:
    """Put a case away. The family can still write. Raises StaleCase, NotFromHere."""
    with transaction.atomic():
        case = _locked(case)
        _check_version(case, version)
        _move(case, Status.CLOSED)
        return _finish(case, Act.CLOSED, actor)


def reopen(*, case: Case, actor: User, version: int) -> Case:
    """Take a closed case up again, due anew. Raises StaleCase, NotFromHere."""
    now = timezone.localtime()
    with transaction.atomic():
        case = _locked(case)
        _check_version(case, version)
        if case.status != Status.CLOSED:
            raise NotFromHere
        _move(case, Status.OPEN)
        case.assignee_id = case.assignee_id or actor.pk
        case.due_on = _due_on(case.site, now)
        return _finish(case, Act.REOPENED, actor)


def name_case(*, case: Case, actor: User, summary: str) -> Case:
    """Give the case the team's own one-line label for the inbox."""
    with transaction.atomic():
        case = _locked(case)
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


def find_case_by_code(*, site: Site, code: str) -> AccessCode | None:
    """The code's row, with its case, where `code` (normalised) opens one of this school's cases.

    None for every other answer: unknown, wrong, locked and expired take the same time and look the same.
    The caller throttles first. Using a code keeps it alive.
    """
    access = AccessCode.objects.of_site(site).filter(selector=codes.selector_of(code)).first()
    is_right = codes.matches(access.verifier if access else None, code)
    if access is None or not is_right or not access.is_usable:
        return None
    with transaction.atomic():
        AccessCode.objects.filter(pk=access.pk).update(expires_on=expiry_from(timezone.localdate()))
        record(action=Act.CODE_USED, subject=access.case_id)
    return access


def mark_replies_read(*, case: Case) -> None:
    """Note that the family has now seen everything we answered."""
    Message.objects.unread_replies().filter(case=case).update(read_by_parent_on=timezone.localdate())


def lock_code(*, access: AccessCode) -> None:
    """Make a code worthless for good, as its family asked."""
    with transaction.atomic():
        AccessCode.objects.filter(pk=access.pk, locked_at=None).update(locked_at=timezone.now())
        record(action=Act.CODE_LOCKED, subject=access.case_id)


def _first(site: Site, key: str, key_hash: str, letter: Letter, source: Source, now: datetime) -> Case:
    """Case, wishes, code, message and letter to the team: all of them or none. Raises IntegrityError for a twin."""
    code = codes.code_for(key)
    verifier = codes.verifier_of(code)  # before the transaction: it takes 0.07 seconds on purpose
    with transaction.atomic():
        case = _new_case(site=site, key_hash=key_hash, letter=letter, source=source, now=now)
        AccessCode.objects.create(
            case=case, selector=codes.selector_of(code), verifier=verifier, expires_on=expiry_from(now.date())
        )
        _receive(case, letter.body, key, now)
        record(action=Act.OPENED, subject=case.pk)
    return case


def _new_case(*, site: Site, key_hash: str, letter: Letter, source: Source, now: datetime) -> Case:
    case = Case.objects.create(
        site=site,
        source=source,
        opened_on=now.date(),
        last_activity_on=now.date(),
        due_on=_due_on(site, now),
        language=letter.language,
        interpreter=letter.interpreter,
        child=letter.child,
        class_year=letter.class_year,
        barriers="\n".join(letter.reasons),
        idempotency_key_hash=key_hash,
    )
    SafeContact.objects.create(
        case=case,
        wants=letter.wants,
        value=letter.value,
        safe_times=letter.safe_times,
        voicemail_ok=letter.voicemail_ok,
        must_not_know=letter.must_not_know,
    )
    return case


def _receive(case: Case, body: str, key: str, now: datetime) -> Message:
    message = _append(case, Direction.PARENT, body, key, now)
    tell_team(case=case, message=message)
    return message


def _append(
    case: Case, direction: Direction, body: str, key: str, now: datetime, author: User | None = None
) -> Message:
    """The next message of the thread. The caller holds the case's lock, so the position is free."""
    return Message.objects.create(
        case=case,
        direction=direction,
        author=author,
        body=body,
        created_on=now.date(),
        part_of_day=PartOfDay.of(now),
        position=case.messages.count() + 1,
        idempotency_key_hash=_message_hash(key, body),
    )


def _locked(case: Case) -> Case:
    """The case as it is now, held until the transaction ends (on SQLite the transaction itself holds it)."""
    return Case.objects.select_for_update().get(pk=case.pk)


def _check_version(case: Case, version: int) -> None:
    if case.version != version:
        raise StaleCase


def _move(case: Case, status: Status) -> None:
    if status not in TRANSITIONS[case.status]:
        raise NotFromHere
    case.status = status


def _touch(case: Case, now: datetime) -> None:
    case.version += 1
    case.last_activity_on = now.date()
    case.save(update_fields=["status", "assignee", "due_on", "version", "last_activity_on"])


def _finish(case: Case, act: Act, actor: User) -> Case:
    _touch(case, timezone.localtime())
    record(action=act, subject=case.pk, actor=actor)
    return case


def _due_on(site: Site, now: datetime) -> date:
    return working_days_after(now.date(), TeamSettings.for_site(site).answer_within)


def _message_hash(key: str, body: str) -> str:
    return keyed_hash("contact message", f"{key}\n{body}")
