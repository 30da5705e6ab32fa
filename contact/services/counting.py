"""What happened, as numbers of a month: each thing once, on the evening of its day, or when its case is deleted.

Every school has a day up to which it has counted. What happened on a later day is not in yet; what happened earlier
is, and is never counted again. So a deletion changes no number.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from contact.enums import AnsweredIn, Counted, NoteKind, Reason, Status
from contact.models import Case, CountedUntil, MonthCount
from home.school_days import SchoolDays, school_days_of
from site_project.privacy.cipher import CannotOpen

ONE_DAY, A_WHILE = timedelta(days=1), timedelta(hours=1)  # what began before midnight is kept by one o'clock


class Happening(NamedTuple):
    """One thing that counts."""

    day: date
    what: Counted
    key: str = ""


def count_what_happened(*, now: datetime | None = None) -> int:
    """What `tick` calls: count every school's days that are over. Returns how many things were counted."""
    yesterday = ((now or timezone.localtime()) - A_WHILE).date() - ONE_DAY
    behind = Site.objects.exclude(pk__in=CountedUntil.objects.filter(day__gte=yesterday).values("site"))
    return sum(_count_school(site, yesterday) for site in behind)


def count_late_arrival(case: Case) -> None:
    """Count a case that was held back while its day was counted: it came today. The caller opened the transaction."""
    if case.opened_on <= _held_mark(case.site).day:
        today = timezone.localdate()
        _add(case.site, [came._replace(day=today) for came in _arrival(case)])


def count_before_it_goes(case: Case) -> None:
    """Count what happened to a case and is not in yet, because the case is about to be deleted."""
    with transaction.atomic():
        mark = _held_mark(case.site)
        _add(case.site, [one for one in happenings(case, school_days_of(case.site)) if one.day > mark.day])


def happenings(case: Case, days: SchoolDays) -> list[Happening]:
    """All that counts of a case: that it came, its first answer, its end. Nothing of what is held back."""
    if case.status == Status.QUARANTINED:
        return []
    found = _arrival(case)
    answered = _first_answer(case)
    if answered:
        found.append(Happening(answered, Counted.ANSWERED_IN, AnsweredIn.of(_between(days, case.opened_on, answered))))
    if case.closed_on and case.outcome:
        found.append(Happening(case.closed_on, Counted.OUTCOME, case.outcome))
    return found


def _count_school(site: Site, yesterday: date) -> int:
    with transaction.atomic():
        mark = _held_mark(site)
        days = school_days_of(site)
        cases = Case.objects.of_site(site).touched_after(mark.day).with_all_words()
        everything = [one for case in cases for one in happenings(case, days)]
        new = [one for one in everything if mark.day < one.day <= yesterday]
        if mark.day < yesterday:
            _add(site, new)
            CountedUntil.objects.filter(pk=mark.pk).update(day=yesterday)
            return len(new)
    return 0


def _held_mark(site: Site) -> CountedUntil:
    """The school's day, held until the transaction ends, so that nobody counts beside us."""
    CountedUntil.objects.get_or_create(site=site)
    return CountedUntil.objects.select_for_update().get(site=site)


def _add(site: Site, new: Iterable[Happening]) -> None:
    for (month, what, key), times in Counter((one.day.replace(day=1), one.what, one.key) for one in new).items():
        row, _is_new = MonthCount.objects.get_or_create(site=site, month=month, what=what, key=key)
        MonthCount.objects.filter(pk=row.pk).update(number=F("number") + times)


def _arrival(case: Case) -> list[Happening]:
    try:
        # Only our own list: whatever else stood there was sealed, and must not become a plain key of a count.
        reasons = [reason for reason in case.barriers.splitlines() if reason in Reason.values]
    except CannotOpen:
        reasons = []
    day = case.opened_on
    came = [Happening(day, Counted.OPENED), Happening(day, Counted.SOURCE, case.source)]
    return came + [Happening(day, Counted.REASON, reason) for reason in reasons]


def _first_answer(case: Case) -> date | None:
    """The day of our first words: on the code page, or in a call that somebody noted."""
    written = [message.created_on for message in case.messages.all() if not message.is_from_family]
    calls = [timezone.localdate(note.created_at) for note in case.notes.all() if note.kind == NoteKind.CALL]
    return min(written + calls, default=None)


def _between(days: SchoolDays, first: date, last: date) -> int:
    """How many school days lie after `first`, up to and with `last`."""
    return sum(days.is_school_day(first + ONE_DAY * number) for number in range(1, (last - first).days + 1))
