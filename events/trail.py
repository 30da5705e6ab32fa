"""What happened to a date and its bookings, as sentences for staff. References instead of names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.enums import Act
from events.models import Attendee, Booking, Occurrence
from site_project.privacy.models import AuditEntry

LATEST = 60  # lines
READS = frozenset({Act.REGISTER_READ, Act.DAY_READ, Act.DAY_CHILD_READ})  # would hide what happened
WORDS: dict[str, Promise] = {
    Act.BOOKED: gettext_lazy("booked"),
    Act.WAITING: gettext_lazy("is on the waiting list"),
    Act.OFFERED: gettext_lazy("was offered places"),
    Act.ACCEPTED: gettext_lazy("said yes to the offer"),
    Act.DECLINED: gettext_lazy("said no to the offer"),
    Act.LAPSED: gettext_lazy("did not answer in time"),
    Act.REJOINED: gettext_lazy("waits again"),
    Act.JOINED: gettext_lazy("more people joined the family's booking"),
    Act.OVERTAKEN: gettext_lazy("did not fit and was passed by"),
    Act.CHANGED: gettext_lazy("numbers changed"),
    Act.MOVED: gettext_lazy("was told of the new time"),
    Act.STILL_COMING: gettext_lazy("still comes"),
    Act.CANCELLED: gettext_lazy("cancelled"),
    Act.LINK_SENT: gettext_lazy("got the link again"),
    Act.LATE: gettext_lazy("is running late"),
    Act.RUNG: gettext_lazy("was told by phone"),
    Act.REGISTER_READ: gettext_lazy("the list was read"),
    Act.DATE_ADDED: gettext_lazy("date added"),
    Act.DATE_CHANGED: gettext_lazy("date changed"),
    Act.DATE_CANCELLED: gettext_lazy("date called off"),
    Act.LIMITS_CHANGED: gettext_lazy("limits changed"),
    Act.OVER_LIMIT: gettext_lazy("somebody was let in beyond the limit"),
    Act.SUPERVISORS_CHANGED: gettext_lazy("adults in charge changed"),
    Act.DAY_READ: gettext_lazy("the list of the day was read"),
    Act.DAY_CHILD_READ: gettext_lazy("a child's sheet was read"),
    Act.DAY_FAMILY_IN: gettext_lazy("came"),
    Act.DAY_FAMILY_OUT: gettext_lazy("left"),
    Act.DAY_CHILD_IN: gettext_lazy("a child came into childcare"),
    Act.DAY_CHILD_OUT: gettext_lazy("a child was collected"),
    Act.DAY_LEFT_CHILD: gettext_lazy("left while a child stayed in childcare"),
    Act.DAY_BEYOND_RATIO: gettext_lazy("a child came in beyond the ratio"),
    Act.DAY_UNDONE: gettext_lazy("the last press was taken back"),
    Act.DAY_LABELS: gettext_lazy("labels were numbered"),
    Act.DAY_NO_SHOW: gettext_lazy("did not come"),
    Act.DAY_FINISHED: gettext_lazy("the day was finished"),
    Act.FAMILIES_WRITTEN_TO: gettext_lazy("families were written to"),
}


@dataclass(frozen=True)
class Line:
    """One thing that happened. `reference`: the booking it is about, empty for the date itself."""

    at: datetime
    who: str
    what: str
    reference: str
    reason: str


def trail_of(date: Occurrence) -> list[Line]:
    """The latest lines of a date, its bookings and their children, newest first. Two queries for any number."""
    bookings = Booking.objects.filter(occurrence=date).order_by().values_list("pk", "reference")
    children = Attendee.objects.in_childcare().filter(booking__occurrence=date)
    references = dict(bookings.union(children.values_list("pk", "booking__reference"), all=True))
    entries = AuditEntry.objects.filter(subject__in=[date.pk, *references]).exclude(action__in=READS)
    return list(_lines(entries.select_related("actor").order_by("-at")[:LATEST], references))


def _lines(entries: Iterable[AuditEntry], references: dict) -> Iterable[Line]:
    for entry in entries:
        who = entry.actor.get_full_name() or entry.actor.get_username() if entry.actor else _("Family or site")
        what = str(WORDS.get(entry.action, entry.action))
        yield Line(entry.at, who, what, references.get(entry.subject, ""), entry.reason)
