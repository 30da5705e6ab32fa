"""Telling the team that something waits. Jobs of `tick`: safe to run twice at once, and late.

A letter is written once for its reader and day, so it does not matter how often a job runs. None comes at night.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from contact.enums import Direction
from contact.letter_times import DIGESTS, Desk, Digest, desks
from contact.models import Case, Message
from contact.notices import Letter, Reader, reader_of, tell, was_told_since
from contact.querysets import CaseQuerySet

ON_TIME = timedelta(minutes=10)  # after a fixed time; later, only what surely waited then counts
HEAD_AFTER = 2  # school days


def tell_of_the_first(now: datetime | None = None) -> int:
    """The first new message of a day: at once. What came at night, at the weekend or later waits for the digest.

    Returns how many letters were written.
    """
    count = 0
    for desk in desks(now):
        came = Message.objects.filter(direction=Direction.PARENT, created_on=desk.today)
        cases = _waiting(desk).filter(pk__in=came.values("case"))
        count += _tell_all(Letter.NEW, desk, desk.readers(), cases)
    return count


def tell_what_waits(now: datetime | None = None) -> int:
    """The digests, at 08:15 and 13:30, if something waits then; the first also for what was held back since yesterday.

    Returns how many letters were written: one for each reader and time at most.
    """
    count = 0
    for desk in desks(now):
        digest = desk.digest()
        if digest is not None:
            for cases in (_waiting_at(desk, digest), _newly_held_back(desk, digest)):
                count += _tell_all(Letter.DIGEST, desk, desk.readers(), cases, at=f"T{digest.at:%H%M}")
    return count


def tell_what_is_late(now: datetime | None = None) -> int:
    """What waits longer than we promised: to the lead, and two school days later to the head. On school days.

    Where the lead is kept away from a case, the head hears of it at once. Returns how many letters were written.
    """
    count = 0
    for desk in desks(now):
        if not desk.is_school_day:
            continue
        late = _waiting(desk).filter(due_on__lt=desk.today)
        for reader in desk.lead():
            count += tell_newest(Letter.LATE, desk, reader, _late_days(desk, reader.may_read(late), 1))
        for reader in reader_of(desk.team.head):
            hidden = late.filter(excluded=desk.team.lead) if desk.team.lead else late.none()
            days = _late_days(desk, reader.may_read(late), 1 + HEAD_AFTER)
            days += _late_days(desk, reader.may_read(hidden), 1)
            count += tell_newest(Letter.STILL_LATE, desk, reader, days)
    return count


def _waiting(desk: Desk) -> CaseQuerySet:
    return Case.objects.of_site(desk.site).waiting_for_us()


def _waiting_at(desk: Desk, digest: Digest) -> CaseQuerySet:
    """What waited at that time. No exact times are kept of what families write: in doubt it waits for the next one."""
    if desk.now - datetime.combine(desk.today, digest.at, desk.now.tzinfo) < ON_TIME:
        return _waiting(desk)
    came_today = Message.objects.filter(direction=Direction.PARENT, created_on=desk.today)
    return _waiting(desk).exclude(pk__in=came_today.exclude(part_of_day__in=digest.sure_parts).values("case"))


def _newly_held_back(desk: Desk, digest: Digest) -> CaseQuerySet:
    """What has been held back since the last school day began. A family may wait there: somebody should look soon."""
    held = Case.objects.of_site(desk.site).quarantined()
    if digest != DIGESTS[0] or not desk.is_school_day:
        return held.none()
    return held.filter(opened_on__gte=desk.last_school_day, opened_on__lt=desk.today)


def _late_days(desk: Desk, cases: CaseQuerySet, school_days: int) -> list[date]:
    """On which days these cases came to wait so many school days too long."""
    due = cases.order_by().values_list("due_on", flat=True).distinct()
    days = [desk.school_days_after(day, school_days) for day in due]
    return [day for day in days if day is not None]


def _tell_all(letter: Letter, desk: Desk, readers: Iterable[Reader], cases: CaseQuerySet, at: str = "") -> int:
    """Tell each reader who may read one of the cases, once today (and `at` that time), or not at all after hours."""
    told = [reader for reader in readers if reader.may_read(cases).exists()]
    once_for = f"{desk.today}{at}"
    return sum(tell(letter, site=desk.site, reader=reader, once_for=once_for, until=desk.rest) for reader in told)


def tell_newest(letter: Letter, desk: Desk, reader: Reader, days: Iterable[date]) -> int:
    """Tell the reader, if one of `days` is news and no letter has told of it yet. Returns how many letters."""
    news = [day for day in days if desk.is_news(day)]
    if not news or was_told_since(letter, site=desk.site, reader=reader, day=max(news)):
        return 0
    return int(tell(letter, site=desk.site, reader=reader, once_for=f"{desk.today}"))
