"""This room's card on the first page of the admin."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Occurrence
from events.views.board import VIEW_BOOKINGS
from home.desk import DeskCard

A_WEEK = timedelta(days=7)


class WeekCard(DeskCard):
    """How many dates come in the next seven days."""

    heading = gettext_lazy("Events in the next 7 days")
    icon = "date"
    order = 20

    def is_shown(self) -> bool:
        return self.request.user.has_perm(VIEW_BOOKINGS)

    def figure(self) -> int:
        now = timezone.now()
        return Occurrence.objects.of_site(self.site).takes_place(now, now + A_WEEK).count()

    def words(self, figure: int) -> str:
        if not figure:
            return _("No event this week.")
        return ngettext("%(figure)d event is coming.", "%(figure)d events are coming.", figure) % {"figure": figure}

    def address(self) -> str:
        return reverse("events_board:index")
