"""What a family writes and does with its code. A message is never lost: the same form sent twice is one message."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from contact import codes
from contact.doubt import UNDOUBTED, Weighed
from contact.enums import NEEDS_US, Act, Direction, Source, Status, Wants
from contact.flood_letter import tell_of_crowd
from contact.letter import Letter
from contact.models import AccessCode, Case, Message, SafeContact
from contact.models.access_code import expiry_from
from contact.notices import tell_family_no_more
from contact.services.flags import RECORD, not_recorded_yet
from contact.services.steps import append, due_on, locked, message_hash, move, touch
from site_project.privacy.audit import record
from site_project.privacy.keys import keyed_hash
from site_project.staff.models import User


def open_case(
    *,
    site: Site,
    key: str,
    letter: Letter,
    source: Source = Source.WEB,
    author: User | None = None,
    now: datetime | None = None,
    weighed: Weighed = UNDOUBTED,
) -> Case:
    """Keep a family's first message and return its case. `author`: who of the team wrote it down for them.

    `key` is the form's one-time key. Sent again (also ten times at once) it finds the case of the first time;
    if the words differ, they are added to the thread instead of being lost. `now`: local time, default the clock's.
    `weighed`: what `contact.intake` makes of the request. In doubt the case begins in quarantine, without a letter.
    """
    now = now or timezone.localtime()
    key_hash = keyed_hash("contact case", key)
    case = Case.objects.filter(idempotency_key_hash=key_hash).first()
    if case is None:
        try:
            return _first(site, key, key_hash, letter, source, author, now, weighed)
        except IntegrityError:  # the twin of this request was quicker
            case = Case.objects.get(idempotency_key_hash=key_hash)
    write_back(case=case, body=letter.body, key=key, author=author, now=now)
    return case


def write_back(*, case: Case, body: str, key: str, author: User | None = None, now: datetime | None = None) -> Message:
    """Add what a family wrote later; the case waits for us again, one in quarantine stays there. `author`: who of the
    team wrote it down for them.

    The same `key` and words a second time add nothing. `now`: local time, default the clock's.
    """
    now = now or timezone.localtime()
    with transaction.atomic():
        case = locked(case)
        twin = case.messages.filter(idempotency_key_hash=message_hash(key, body)).first()
        if twin is not None:
            return twin
        message = append(case, Direction.PARENT, body, key, now, author)
        if case.status not in NEEDS_US | {Status.QUARANTINED}:
            move(case, Status.OPEN if case.assignee_id else Status.NEW)
            case.due_on = due_on(case.site, now)
        not_recorded_yet(case)
        touch(case, now, *RECORD)
        record(action=Act.WROTE_BACK, subject=case.pk, actor=author)
    return message


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
    """Make a code worthless for good, as its family asked. Whoever was to be answered by it is not answered at all.

    Letters that say "an answer waits" are taken back where they are not sent yet.
    """
    with transaction.atomic():
        AccessCode.objects.filter(pk=access.pk, locked_at=None).update(locked_at=timezone.now())
        wishes = SafeContact.objects.filter(case=access.case_id, wants=Wants.CODE)
        wishes.update(wants=Wants.NONE, version=F("version") + 1)
        tell_family_no_more(case=access.case)
        record(action=Act.CODE_LOCKED, subject=access.case_id)


def _first(
    site: Site,
    key: str,
    key_hash: str,
    letter: Letter,
    source: Source,
    author: User | None,
    now: datetime,
    weighed: Weighed,
) -> Case:
    """Case, wishes, code and message: all of them or none. Raises IntegrityError for a twin."""
    code = codes.code_for(key)
    verifier = codes.verifier_of(code)  # before the transaction: it takes 0.07 seconds on purpose
    with transaction.atomic():
        case = _new_case(site=site, key_hash=key_hash, letter=letter, source=source, now=now, weighed=weighed)
        AccessCode.objects.create(
            case=case, selector=codes.selector_of(code), verifier=verifier, expires_on=expiry_from(now.date())
        )
        append(case, Direction.PARENT, letter.body, key, now, author)
        record(action=Act.OPENED, subject=case.pk, actor=author)
        if author is not None:
            record(action=Act.WRITTEN_DOWN, subject=case.pk, actor=author)
        if weighed.is_part_of_a_crowd:
            tell_of_crowd(site=site, now=now)
    return case


def _new_case(*, site: Site, key_hash: str, letter: Letter, source: Source, now: datetime, weighed: Weighed) -> Case:
    case = Case.objects.create(
        site=site,
        source=source,
        status=weighed.status,
        doubt=weighed.doubt,
        human_check=weighed.human_check,
        opened_on=now.date(),
        last_activity_on=now.date(),
        due_on=due_on(site, now),
        language=letter.language,
        interpreter=letter.interpreter,
        child=letter.child,
        class_year=letter.class_year,
        barriers="\n".join(letter.reasons),
        idempotency_key_hash=key_hash,
    )
    SafeContact.objects.create(case=case, **letter.wishes())
    return case
