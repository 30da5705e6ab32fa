"""This room's cards on the first page of the admin."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Booking, Occurrence
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


class PassedByCard(DeskCard):
    """How many families wait and are passed by again and again. Only there when there is one."""

    heading = gettext_lazy("Waiting lists")
    icon = "group"
    order = 25

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        waiting = Booking.objects.of_site(self.site).passed_often(timezone.now())
        may_look = request.user.has_perm(VIEW_BOOKINGS)
        self.dates = list(waiting.values_list("occurrence_id", flat=True)) if may_look else []

    def is_shown(self) -> bool:
        return bool(self.dates)

    def figure(self) -> int:
        return len(self.dates)

    def words(self, figure: int) -> str:
        words = ngettext(
            "%(figure)d family keeps being passed by.", "%(figure)d families keep being passed by.", figure
        )
        return words % {"figure": figure}

    def address(self) -> str:
        return reverse("events_board:coming", args=[self.dates[0]])


class RingCard(DeskCard):
    """How many calls wait at coming dates, the soonest first, called-off ones too. Only there when there is one."""

    heading = gettext_lazy("Please ring")
    icon = "mobile-alt"
    order = 24

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        calls = Booking.objects.of_site(self.site).to_ring().filter(occurrence__ends_at__gt=timezone.now())
        soonest = calls.order_by("occurrence__starts_at").values_list("occurrence_id", flat=True)
        self.dates = list(soonest) if request.user.has_perm(VIEW_BOOKINGS) else []

    def is_shown(self) -> bool:
        return bool(self.dates)

    def figure(self) -> int:
        return len(self.dates)

    def words(self, figure: int) -> str:
        words = ngettext(
            "%(figure)d call to a family without an e-mail.", "%(figure)d calls to families without an e-mail.", figure
        )
        return words % {"figure": figure}

    def address(self) -> str:
        return reverse("events_board:coming", args=[self.dates[0]])
