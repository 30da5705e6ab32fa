"""This room's card on the first page of the admin."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.desk import DeskCard
from home.querysets import pages_due
from home.staff_views import looks_after_pages
from site_project.staff.session_facts import has_set_up, passed_second_step


class PagesDueCard(DeskCard):
    """How many pages are due to be looked at again."""

    heading = gettext_lazy("Pages to look at again")
    icon = "time"
    order = 30

    def is_shown(self) -> bool:
        return looks_after_pages(self.request.user)

    def figure(self) -> int:
        return pages_due(self.site, timezone.localdate()).count()

    def words(self, figure: int) -> str:
        if not figure:
            return _("All pages are fresh.")
        return ngettext("%(figure)d page is due.", "%(figure)d pages are due.", figure) % {"figure": figure}

    def address(self) -> str:
        return reverse("pages_to_look_at")


class SecondStepCard(DeskCard):
    """Asks whoever has no second step yet to set one up. Nothing is closed to them here."""

    heading = gettext_lazy("Your sign-in")
    icon = "lock"
    order = 90

    def is_shown(self) -> bool:
        return not passed_second_step(self.request) and not has_set_up(self.request.user)

    def figure(self) -> int:
        return 1

    def words(self, figure: int) -> str:
        return _("Add a second step. It takes two minutes and keeps others out.")

    def address(self) -> str:
        return reverse("second_step")
