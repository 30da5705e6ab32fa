"""How the door for messages stands at this school now: open, or closed for a while, and who looks in."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from contact.known_days import known_school_days
from contact.models import ContactPage, TeamSettings
from contact.promise import Promise, promise_at


@dataclass(frozen=True)
class Opening:
    """`takes_messages` is False where the school shows who can help instead of the form (`closed_mode`)."""

    promise: Promise
    duty_words: str = ""
    takes_messages: bool = True


def opening_of(site: Site, page: ContactPage | None, now: datetime | None = None) -> Opening:
    """The opening of this school's messages at `now` (local time, default the clock's), read by those of `page`."""
    now, team = now or timezone.localtime(), TeamSettings.for_site(site)
    promise = promise_at(
        now,
        known_school_days(site, now.date()),
        reads_from=team.reads_from,
        reads_until=team.reads_until,
        readers=tuple(person.name for person in page.who_reads.all()) if page else (),
    )
    if not promise.is_long:
        return Opening(promise)
    return Opening(promise, _duty_words(team), takes_messages=not team.closed_mode)


def _duty_words(team: TeamSettings) -> str:
    if team.duty_reader is None or not team.has_member(team.duty_reader):
        return ""
    return team.duty_words or _("%(name)s looks at messages in the holidays.") % {"name": team.duty_reader}
