"""What every write to a case is made of. But for `held`, the caller has opened the transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contact.enums import TRANSITIONS, Act, Direction, PartOfDay, Status
from contact.known_days import known_school_days
from contact.models import Case, Message, TeamSettings
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


# What `touch` always saves: it is what `move`, taking and answering change.
TOUCHED = ["status", "assignee", "due_on", "version", "last_activity_on", "closed_on", "outcome"]


@contextmanager
def held(case: Case, version: int) -> Iterator[Case]:
    """The case as it is now, in a transaction of its own, if it still is at `version`. Raises StaleCase."""
    with transaction.atomic():
        case = locked(case)
        check_version(case, version)
        yield case


def locked(case: Case) -> Case:
    """The case as it is now, held until the transaction ends (on SQLite the transaction itself holds it)."""
    return Case.objects.select_for_update().get(pk=case.pk)


def check_version(case: Case, version: int) -> None:
    """Raise StaleCase where somebody changed the case since its page was shown."""
    if case.version != version:
        raise StaleCase


def move(case: Case, status: Status) -> None:
    """Put the case where it goes next; the caller saves. Raises NotFromHere."""
    if status not in TRANSITIONS[case.status]:
        raise NotFromHere
    case.status = status
    is_closed = status == Status.CLOSED
    case.closed_on = timezone.localdate() if is_closed else None
    case.outcome = case.outcome if is_closed else ""


def touch(case: Case, now: datetime, *fields: str) -> None:
    """Save where the case stands and these `fields`, as a new version that somebody worked on today."""
    case.version += 1
    case.last_activity_on = now.date()
    case.save(update_fields=[*TOUCHED, *fields])


def finish(case: Case, act: Act, actor: User, *fields: str) -> Case:
    """Save the case with these `fields` too and write down who did it. Returns the case."""
    touch(case, timezone.localtime(), *fields)
    record(action=act, subject=case.pk, actor=actor)
    return case


def due_on(site: Site, now: datetime) -> date:
    """The day by which the school promises to answer what came at `now`."""
    return working_days_after(
        now.date(), TeamSettings.for_site(site).answer_within, known_school_days(site, now.date())
    )


def append(case: Case, direction: Direction, body: str, key: str, now: datetime, author: User | None = None) -> Message:
    """The next message of the thread. The caller holds the case's lock, so the position is free."""
    return Message.objects.create(
        case=case,
        direction=direction,
        author=author,
        body=body,
        created_on=now.date(),
        part_of_day=PartOfDay.of(now),
        position=case.messages.count() + 1,
        idempotency_key_hash=message_hash(key, body),
    )


def message_hash(key: str, body: str) -> str:
    """What finds the same words of the same form again, without telling either."""
    return keyed_hash("contact message", f"{key}\n{body}")
