"""How long a case is kept, and what keeps it longer. The one home of these rules; others act on them.

The number of days is the school's own (`TeamSettings.days_kept`). Cases come from `Case.objects.for_keeping()`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from contact.enums import Status
from contact.known_days import known_school_days
from contact.models import Case, TeamSettings
from home.school_days import SchoolDays

QUARANTINE = timedelta(days=14)
LOOKS = 5  # school days on which the team can look before something that was held back goes
QUIET = timedelta(days=30)  # since the family's last word
FIRST_WARNING, LAST_WARNING = timedelta(days=14), timedelta(days=3)
REVIEW_MONTHS = 12


@dataclass(frozen=True)
class Keeping:
    """How one school keeps its cases: for how long, and on which days somebody is there to be warned."""

    days_kept: timedelta
    school: SchoolDays

    def goes_on(self, case: Case) -> date | None:
        """The day on which `case` is deleted if nothing keeps it. None while it is neither closed nor held back."""
        if case.closed_day is not None:
            return case.closed_day + self.days_kept
        if case.status != Status.QUARANTINED:
            return None
        return max(held_back_since(case) + QUARANTINE, self._after_looks(held_back_since(case)))

    def warned_from(self, case: Case, before: timedelta) -> date:
        """From when on the team is warned: so long before the day, and on a day when somebody is at school."""
        day = _surely(self.goes_on(case)) - before
        earlier = (day - timedelta(days=back) for back in range(60))
        return max(next(filter(self.school.is_school_day, earlier), day), case.closed_day or held_back_since(case))

    def is_to_warn(self, case: Case, today: date) -> bool:
        """Whether a warning falls due. The last one counts as both where the first was missed."""
        day = self.goes_on(case)
        if day is None or why_kept(case, max(day, today)):
            return False
        stages = [self.warned_from(case, before) for before in (FIRST_WARNING, LAST_WARNING)]
        if case.status == Status.QUARANTINED:
            stages = stages[1:]
        warned = warned_on(case)
        return any(today >= stage and (warned is None or warned < stage) for stage in stages)

    def may_go(self, case: Case, today: date) -> bool:
        """Whether its time is up, the team heard of it in time, and nothing keeps it."""
        day, warned = self.goes_on(case), warned_on(case)
        if day is None or warned is None or why_kept(case, today):
            return False
        in_time = self.warned_from(case, LAST_WARNING) <= warned <= today - LAST_WARNING
        return day <= today and in_time

    def _after_looks(self, day: date) -> date:
        for _look in range(LOOKS):
            day = self.school.next_school_day(day) or day
        return day


def keeping_of(site: Site, today: date) -> Keeping:
    """How the school of this site keeps its cases, by what its calendar knows today."""
    return Keeping(timedelta(days=TeamSettings.for_site(site).days_kept), known_school_days(site, today))


def held_back_since(case: Case) -> date:
    """The day of the last word of a family in quarantine."""
    return case.said_on or case.opened_on


def warned_on(case: Case) -> date | None:
    """The day on which the team last heard that `case` will be deleted. What it heard before a hold does not count."""
    if case.warned_at is None or (case.released_at is not None and case.released_at > case.warned_at):
        return None
    return timezone.localdate(case.warned_at)


def why_kept(case: Case, today: date) -> str:
    """What keeps `case` from being deleted, as a sentence that says what to do. Nothing where it may go.

    It holds for what goes by itself and for what two people agree on.
    """
    if case.status not in {Status.CLOSED, Status.QUARANTINED}:
        return _("It is still open. Close it first.")
    if case.held_on:
        return _("It is on hold. End the hold first.")
    if case.escalated_on and not case.recorded:
        return _("It was passed on to keep a child safe. First say that it is in your safeguarding record.")
    if case.status == Status.CLOSED and case.said_on and case.said_on > today - QUIET:
        day = formats.date_format(case.said_on + QUIET, "j F Y")
        return _("The family wrote not long ago. It can go from %(day)s.") % {"day": day}
    return ""


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of that month where it has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    next_month = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), next_month - timedelta(days=1))


def review_day(case: Case, today: date) -> date | None:
    """The last day on which an old open case was to be looked at: after a year, then each month. None: not yet."""
    months = (today.year - case.opened_on.year) * 12 + today.month - case.opened_on.month
    days = [months_after(case.opened_on, number) for number in range(max(REVIEW_MONTHS, months - 1), months + 1)]
    return max((day for day in days if day <= today), default=None)


def _surely(day: date | None) -> date:
    if day is None:
        raise ValueError("This case is neither closed nor held back.")
    return day
