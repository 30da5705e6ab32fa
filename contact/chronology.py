"""Everything that happened in one case, in its order, for the safeguarding record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contact.act_words import ACT_WORDS, BY_THE_FAMILY, ONCE_A_DAY, TOLD_BY_THE_WORDS
from contact.enums import Act, PartOfDay
from contact.models import Case, Message, Note
from site_project.privacy.cipher import CannotOpen
from site_project.privacy.models import AuditEntry

ACTS_OF_FAMILY, ACTS_OF_STAFF = frozenset({Act.OPENED, Act.WROTE_BACK}), frozenset({Act.REPLIED})
# Where the trail does not say when a message came: somewhere in its part of the day.
HOURS = {PartOfDay.MORNING: 8, PartOfDay.AFTERNOON: 14, PartOfDay.EVENING: 19, PartOfDay.NIGHT: 23}


@dataclass(frozen=True)
class Line:
    """One thing that happened. `moment` orders; `when` is what may be told of the time; `body` is empty for acts."""

    moment: datetime
    when: str
    who: str
    what: str
    body: str = ""

    @property
    def day(self) -> date:
        """Its day."""
        return self.moment.date()


def lines_of(case: Case) -> list[Line]:
    """Messages, notes and acts, oldest first. A text that does not open says so instead."""
    trail = list(AuditEntry.objects.filter(subject=case.pk).select_related("actor"))
    notes = [_note(note) for note in case.notes.select_related("author")]
    return sorted([*_messages(case, trail), *notes, *_acts(trail)], key=lambda line: line.moment)


def opened(row: models.Model, name: str) -> str:
    """The words of a sealed field, or that they cannot be opened."""
    try:
        return str(getattr(row, name))
    except CannotOpen:
        return _("(These words cannot be opened. Please tell your technician.)")


def _messages(case: Case, trail: list[AuditEntry]) -> Iterator[Line]:
    moments = {
        is_from_family: iter([timezone.localtime(entry.at) for entry in trail if entry.action in acts])
        for is_from_family, acts in ((True, ACTS_OF_FAMILY), (False, ACTS_OF_STAFF))
    }
    for message in case.messages.for_staff():
        known = next(moments[message.is_from_family], None)
        yield Line(
            moment=known if known and known.date() == message.created_on else _somewhere_in(message),
            when=message.get_part_of_day_display(),
            who=_("The family") if message.is_from_family else _name(message.author),
            what=_wrote(message),
            body=opened(message, "body"),
        )


def _wrote(message: Message) -> str:
    if not message.is_from_family:
        return _("answered")
    return _("told us, and %(name)s wrote it down") % {"name": message.author} if message.author else _("wrote")


def _somewhere_in(message: Message) -> datetime:
    moment = datetime.combine(message.created_on, time(HOURS[PartOfDay(message.part_of_day)]))
    return timezone.make_aware(moment.replace(microsecond=message.position))


def _note(note: Note) -> Line:
    at = timezone.localtime(note.created_at)
    what = _("kept a note: %(kind)s") % {"kind": note.get_kind_display()}
    return Line(at, _clock(at), _name(note.author), what, opened(note, "body"))


def _acts(trail: list[AuditEntry]) -> Iterator[Line]:
    seen = set()
    for entry in trail:
        at = timezone.localtime(entry.at)
        once = (entry.action, entry.actor_id, at.date())
        if entry.action in TOLD_BY_THE_WORDS or (entry.action in ONCE_A_DAY and once in seen):
            continue
        seen.add(once)
        is_family = entry.actor is None and entry.action in BY_THE_FAMILY
        yield Line(
            moment=at,
            when=str(PartOfDay.of(at).label) if is_family else _clock(at),
            who=_("The family") if is_family else _name(entry.actor),
            what=str(ACT_WORDS.get(entry.action, entry.action)),
        )


def _name(person: object) -> str:
    return str(person) if person else _("Somebody who has left, or the site itself")


def _clock(at: datetime) -> str:
    return date_format(at, "g:i a")
