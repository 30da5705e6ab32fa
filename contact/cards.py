"""This room's card on the first page of the admin."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from contact.models import Case
from contact.team import reads_messages
from home.desk import DeskCard


class MessagesCard(DeskCard):
    """How many messages wait for an answer. A number, for the team only: others may see the screen."""

    heading = gettext_lazy("Messages")
    icon = "mail"
    order = 10

    def is_shown(self) -> bool:
        return reads_messages(self.request)

    def figure(self) -> int:
        return Case.objects.of_site(self.site).readable_by(self.request.user).waiting_for_us().count()

    def words(self, figure: int) -> str:
        if not figure:
            return _("Nobody is waiting.")
        return ngettext("%(figure)d is waiting.", "%(figure)d are waiting.", figure) % {"figure": figure}

    def address(self) -> str:
        return reverse("inbox:list")
