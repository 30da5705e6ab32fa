"""Telling the team what it has to decide before something is deleted. Jobs of `tick`, like `telling`."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from contact.enums import Act
from contact.kept import Keeping, keeping_of, review_day
from contact.letter_times import Desk, desks
from contact.models import Case, SecondYes
from contact.notices import Letter, Reader, team_readers, tell
from contact.querysets import CaseQuerySet
from contact.services.second_yes import LASTS
from contact.services.telling import tell_newest
from site_project.privacy.audit import record


def warn_before_deleting(now: datetime | None = None) -> int:
    """Two weeks and three days before a case goes: note for each that the team was warned, and write to the team.

    Nothing is deleted by the clock of which this did not warn. Returns how many cases were warned of.
    """
    count = 0
    for desk in desks(now):
        keeping = keeping_of(desk.site, desk.today)
        going = Case.objects.of_site(desk.site)
        ids = [
            case.pk
            for case in (*going.closed().for_keeping(), *going.quarantined().for_keeping())
            if keeping.is_to_warn(case, desk.today)
        ]
        count += _warn(desk, keeping, ids) if ids else 0
    return count


def tell_what_to_decide(now: datetime | None = None) -> int:
    """A colleague asks for a second yes: to the others, on school days. A family asks to be deleted: to the lead.

    The law's month for a family runs in the holidays too, so that letter does not wait for school. Returns how many
    letters were written.
    """
    count = 0
    for desk in desks(now):
        cases = Case.objects.of_site(desk.site)
        for reader in desk.lead():
            asked = reader.may_read(cases.erasure_asked()).values_list("pk", "erasure_asked_on")
            count += _tell_of_each(desk, reader, asked)
        for reader in team_readers(desk.team) if desk.is_school_day else []:
            requests = SecondYes.objects.filter(case__in=reader.may_read(cases), asked_on__gte=desk.today - LASTS)
            mine = requests.exclude(asked_by=reader.user) if reader.user else requests
            count += _tell_of_each(desk, reader, mine.values_list("case_id", "asked_on"))
    return count


def tell_what_is_old(now: datetime | None = None) -> int:
    """What has been open for a year, and then each month: to the lead. On school days. Returns how many letters."""
    count = 0
    for desk in desks(now):
        if desk.is_school_day:
            for reader in desk.lead():
                old = reader.may_read(Case.objects.of_site(desk.site).old(desk.today))
                days = [review_day(case, desk.today) for case in old.only("opened_on")]
                count += tell_newest(Letter.LONG_OPEN, desk, reader, filter(None, days))
    return count


@transaction.atomic
def _warn(desk: Desk, keeping: Keeping, ids: list[UUID]) -> int:
    # First the rows: a second machine waits here, and then finds the team warned.
    list(Case.objects.select_for_update().filter(pk__in=ids).values_list("pk"))
    to_warn = [
        case.pk for case in Case.objects.filter(pk__in=ids).for_keeping() if keeping.is_to_warn(case, desk.today)
    ]
    for case_id in to_warn:
        record(action=Act.WARNED, subject=case_id)
    cases: CaseQuerySet = Case.objects.filter(pk__in=to_warn)
    for reader in team_readers(desk.team):
        if reader.may_read(cases).exists():
            tell(Letter.GOES_SOON, site=desk.site, reader=reader, once_for=f"{desk.today}")
    return len(to_warn)


def _tell_of_each(desk: Desk, reader: Reader, asked: Iterable[tuple[UUID, date]]) -> int:
    """One letter for each case and the day on which somebody asked; it goes with its case."""
    news = [f"{case_id}:{day}" for case_id, day in asked if desk.is_news(day)]
    return sum(tell(Letter.DECIDE, site=desk.site, reader=reader, once_for=once_for) for once_for in news)
