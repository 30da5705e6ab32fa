"""This room's cards on the first page of the admin. They count what we can do better, nothing about families."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from attendance_pages.querysets import flagged_words_live, services_to_check
from home.desk import DeskCard
from home.staff_views import looks_after_pages


class FlaggedWordsCard(DeskCard):
    """How many words that may hurt are public now."""

    heading = gettext_lazy("Kind words")
    icon = "openquote"
    order = 40

    def is_shown(self) -> bool:
        return looks_after_pages(self.request.user)

    def figure(self) -> int:
        return flagged_words_live(self.site)

    def words(self, figure: int) -> str:
        if not figure:
            return _("No word waits for a kinder one.")
        return ngettext("%(figure)d wording may hurt.", "%(figure)d wordings may hurt.", figure) % {"figure": figure}

    def address(self) -> str:
        return reverse("kind_words:report") + "?strength=strong"


class PlacesCard(DeskCard):
    """How many places that can help are to be rung or looked at again."""

    heading = gettext_lazy("Places to check")
    icon = "site"
    order = 50

    def is_shown(self) -> bool:
        return self.request.user.has_perm("attendance_pages.change_supportservice")

    def figure(self) -> int:
        return services_to_check(self.site).count()

    def words(self, figure: int) -> str:
        if not figure:
            return _("All numbers are checked.")
        return ngettext("%(figure)d place is due.", "%(figure)d places are due.", figure) % {"figure": figure}

    def address(self) -> str:
        return reverse("wagtailsnippets_attendance_pages_supportservice:list") + "?look=to_check"
