"""The first page of the admin: at most a handful of cards, one for each thing that may want somebody today.

The frame is here. Each room makes its own cards and appends them in Wagtail's `construct_homepage_panels`; after all
of them have come, `home.wagtail_hooks` lays them into one grid.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Site


def school_of(request: HttpRequest) -> Site:
    """The school whose address the admin was opened at; the first school where that address is nobody's."""
    return Site.find_for_request(request) or Site.objects.get(is_default_site=True)


class DeskCard(Component):
    """One figure, what it counts, and where it leads. A room's card says what is marked "for the room to say"."""

    template_name = "home/desk/card.html"
    order = 100
    heading: str | Promise = ""  # for the room to say
    icon = "tasks"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.site = school_of(request)

    def is_shown(self) -> bool:
        """For the room to say: whether it concerns who is signed in."""
        return False

    def figure(self) -> int:
        """For the room to say: how many."""
        return 0

    def words(self, figure: int) -> str:
        """For the room to say: the figure in a short sentence, kind when it is 0."""
        return str(figure)

    def address(self) -> str:
        """For the room to say: where to go on."""
        return ""

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """What the template prints."""
        figure = self.figure()
        words, address = self.words(figure), self.address()
        return {"heading": self.heading, "icon": self.icon, "figure": figure, "words": words, "address": address}


class Desk(Component):
    """The cards in one grid, in their order. Nothing where no card is for you."""

    name = "desk"
    template_name = "home/desk/desk.html"
    order = 10

    def __init__(self, cards: list[DeskCard]) -> None:
        self.cards = sorted((card for card in cards if card.is_shown()), key=lambda card: card.order)

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """What the template prints."""
        return {"cards": self.cards, "heading": _("Today")}


def lay_out(panels: list[Component]) -> None:
    """Take the cards out of the admin's panels and put one grid with all of them in their place."""
    cards = [panel for panel in panels if isinstance(panel, DeskCard)]
    panels[:] = [Desk(cards), *(panel for panel in panels if panel not in cards)]
