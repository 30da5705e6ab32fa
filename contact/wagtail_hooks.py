from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from contact.cards import MessagesCard
from contact.team import reads_messages


class MessagesMenuItem(MenuItem):
    """The way to the inbox, for the team only. It carries no number: the screen may be seen by others."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reads_messages(request)


@hooks.register("register_admin_urls")
def inbox_urls() -> list[URLPattern | URLResolver]:
    """The inbox lives in the admin but is none of Wagtail's generic views."""
    return [path("inbox/", include("contact.inbox_urls"))]


@hooks.register("register_admin_menu_item")
def inbox_menu_item() -> MenuItem:
    """See MessagesMenuItem."""
    return MessagesMenuItem(_("Messages"), reverse_lazy("inbox:list"), name="messages", icon_name="mail", order=80)


@hooks.register("construct_homepage_panels")
def messages_card(request: HttpRequest, panels: list[Component]) -> None:
    """How many messages wait, on the first page of the admin."""
    panels.append(MessagesCard(request))
