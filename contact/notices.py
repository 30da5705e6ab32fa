"""The letters of this room. Each kind is always the same words: neither who, nor what, nor which case, nor how many."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from wagtail.models import Site

from contact.enums import Wants
from contact.models import Case, Message, TeamSettings
from contact.querysets import CaseQuerySet
from site_project.outbox import services as outbox
from site_project.privacy.keys import keyed_hash
from site_project.staff.models import User

STILL_SAFE = timedelta(hours=4)  # after that, a letter to a family might come at an hour that it did not pick


class Letter(StrEnum):
    """What a letter is about; also the name of its templates."""

    NEW = "message-waiting"
    DIGEST = "message-digest"
    LATE = "message-late"
    STILL_LATE = "message-still-late"
    GOES_SOON = "message-goes-soon"
    DECIDE = "message-decide"
    LONG_OPEN = "message-long-open"
    PASSED_ON = "message-passed-on"
    TO_FAMILY = "message-to-family"


@dataclass(frozen=True)
class Reader:
    """Where a letter goes, and who reads there; nobody we know where it is a shared mailbox."""

    address: str
    user: User | None = None

    def may_read(self, cases: CaseQuerySet) -> CaseQuerySet:
        """Those of the cases that are not kept from this reader: nobody hears of a case about themselves."""
        return cases if self.user is None else cases.readable_by(self.user)


def reader_of(user: User | None) -> list[Reader]:
    """The mailbox of one person; none where there is no person, or no address."""
    return [Reader(user.email, user)] if user and user.is_active and user.email else []


def team_readers(team: TeamSettings) -> list[Reader]:
    """Everybody who hears that something waits."""
    members = {member.email: member for member in team.members() if member.email}
    return [Reader(address, members.get(address)) for address in team.addresses()]


def tell(letter: Letter, *, site: Site, reader: Reader, once_for: str, until: datetime | None = None) -> bool:
    """Write a letter to one reader, once for `once_for`: a day, or a case and a day. Returns whether it was new.

    The outbox remembers for 30 days, so the caller must not ask again after that. `until`: of no use later.
    """
    key = f"{_begins(letter, site, reader)}{once_for}"
    written = outbox.queue(kind=letter, to=reader.address, context={}, dedupe_key=key, send_before=until)
    return written is not None


def was_told_since(letter: Letter, *, site: Site, reader: Reader, day: date) -> bool:
    """Whether this reader got this letter on `day` or later."""
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    return outbox.was_written_since(midnight, begins=_begins(letter, site, reader))


def _begins(letter: Letter, site: Site, reader: Reader) -> str:
    return f"{letter}:{site.pk}:{keyed_hash('contact notice', reader.address)[:12]}:"


def safeguarding_lead_of(case: Case) -> User | None:
    """Who hears of this case to keep a child safe; None where nobody is set, has an address or may know of it."""
    lead: User | None = TeamSettings.for_site(case.site).safeguarding_lead
    if lead is None or not lead.is_active or not lead.email or case.excluded.filter(pk=lead.pk).exists():
        return None
    return lead


def tell_safeguarding_lead(*, case: Case) -> None:
    """Ask the safeguarding lead to talk to the team, where the school has named one who may know of this case."""
    if lead := safeguarding_lead_of(case):
        outbox.queue(
            kind=Letter.PASSED_ON, to=lead.email, context={}, dedupe_key=f"{Letter.PASSED_ON}:{case.pk}:{case.version}"
        )


def safe_address(case: Case) -> str:
    """The e-mail address at which the family said it is safe to reach them; nothing where they did not."""
    safe = case.safe_contact
    if safe.wants != Wants.EMAIL:
        return ""
    try:
        validate_email(safe.value.strip())
    except ValidationError:
        return ""
    return str(safe.value.strip())


def tell_family_safely(*, case: Case, message: Message) -> bool:
    """Send the family one neutral sentence, if they said that e-mail is safe. Returns whether a letter was written."""
    address = safe_address(case)
    if not address:
        return False
    key, until = f"{_to_family(case)}{message.position}", timezone.now() + STILL_SAFE
    return outbox.queue(kind=Letter.TO_FAMILY, to=address, context={}, dedupe_key=key, send_before=until) is not None


def tell_family_no_more(*, case: Case) -> None:
    """Take back the letters to the family that are not sent yet: what it said was safe is safe no longer."""
    outbox.withdraw(begins=_to_family(case))


def _to_family(case: Case) -> str:
    return f"{Letter.TO_FAMILY}:{case.pk}:"
