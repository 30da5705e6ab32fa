"""When the pages for the day work, and what they say when the rules say no."""

from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.enums import DayWhy, OccurrenceStatus
from events.models import Occurrence

LOOK_FROM = timedelta(hours=24)  # before the start: to print and to get ready
TICK_FROM = timedelta(hours=3)  # before the start: a tick the day before would be a mistake
TICK_UNTIL = timedelta(hours=12)  # after the end: to put right what was forgotten

# What staff may do all the same, once they said that they mean it.
ASKS_IF_SURE = frozenset({DayWhy.CHILD_STILL_IN, DayWhy.TOO_FEW_SUPERVISORS})

SENTENCES: dict[DayWhy, Promise] = {
    DayWhy.NOT_NOW: _("You can tick people in from 3 hours before the start to 12 hours after the end."),
    DayWhy.NOT_BOOKED: _("This family has no booking any more. If they are here, use “Walk-in”."),
    DayWhy.NO_ROOM: _("There is no room for that many more. You can say why and let more adults in, if it is safe."),
    DayWhy.NO_CHILDCARE: _("Our room cannot look after that many more. The children can stay with their adult."),
    DayWhy.TOO_MANY_OUT: _("That is more people than are here. Please look at the numbers again."),
    DayWhy.NO_ADULT_HERE: _("No adult of this family is ticked in. Tick them in first."),
    DayWhy.CHILD_STILL_IN: _(
        "A child of this family is in our room. The parent stays in the building, or takes the child along."
    ),
    DayWhy.TOO_FEW_SUPERVISORS: _("Our room has as many children as the adults in charge can look after."),
    DayWhy.CHILDREN_STILL_IN: _("Children are still in our room. Sign them out first."),
    DayWhy.NOT_STARTED: _("You can finish once the start time has come."),
    DayWhy.NOT_THE_LAST: _("Something else happened after that. This is how it is now."),
}


class DayRefused(Exception):  # noqa: N818 - it is an answer, not an error
    """The rules say no. `code` is for programs, `str()` for people; nothing was changed."""

    def __init__(self, code: DayWhy) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(SENTENCES[self.code])


def may_look(date: Occurrence, now: datetime) -> bool:
    """Whether the pages open."""
    return now >= date.starts_at - LOOK_FROM


def may_tick(date: Occurrence, now: datetime) -> bool:
    """Whether people can be ticked in and out. Also of a date that was called off while they were in the building."""
    return date.starts_at - TICK_FROM <= now <= date.ends_at + TICK_UNTIL


def is_practice(date: Occurrence) -> bool:
    """Whether it is a date that families never saw: a place to try the pages out with made-up people."""
    return date.status == OccurrenceStatus.DRAFT
