"""Cases that were closed long ago, and a school with terms, for the tests of keeping and of letters."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from wagtail.models import Site

from contact import services
from contact.models import Case, TeamSettings
from home.models import Closure, SchoolSettings, Term
from site_project.outbox.models import Notice
from tests.contact.acts import ENDED, opened

LONDON = ZoneInfo("Europe/London")
TERMS = [
    ("Autumn 1", date(2026, 9, 2), date(2026, 10, 23)),
    ("Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),
    ("Spring 1", date(2027, 1, 5), date(2027, 2, 12)),
    ("Spring 2", date(2027, 2, 22), date(2027, 3, 25)),
    ("Summer 1", date(2027, 4, 12), date(2027, 5, 28)),
    ("Summer 2", date(2027, 6, 7), date(2027, 7, 21)),
    ("Autumn 1", date(2027, 9, 1), date(2027, 10, 22)),
]
INSET = date(2026, 11, 27)


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """That time on the school's clock."""
    return datetime.combine(day, time(hour, minute), LONDON)


def with_terms(site: Site) -> None:
    """A school year with half terms, Easter and an INSET day."""
    school = SchoolSettings.objects.get(site=site)
    for name, first, last in TERMS:
        Term.objects.create(school=school, name=name, first_day=first, last_day=last)
    Closure.objects.create(school=school, what_for="INSET day", first_day=INSET, last_day=INSET)


def settings_of(site: Site, **values) -> TeamSettings:
    """What the school has decided about messages."""
    return TeamSettings.objects.update_or_create(site=site, defaults=values)[0]


def closed(site: Site, actor, body: str = "Mornings are hard.", **more) -> Case:
    """A case that came and was closed on the day of the clock."""
    case = opened(site, body, **more)
    return services.close(case=case, actor=actor, version=case.version, **ENDED)


def came(clock, site, day: date, hour: int, minute: int = 0) -> Case:
    """A message that came at that time."""
    clock.move_to(at(day, hour, minute), tick=False)
    return opened(site)


def letters(kind: str = "") -> list[tuple[str, str]]:
    """What was written to whom and is not sent yet, in order."""
    found = Notice.objects.filter(kind__startswith=kind or "message").order_by("created_at", "dedupe_key")
    return [(notice.kind.removeprefix("message-"), notice.recipient.split("@")[0]) for notice in found]
