"""What the admin shows of this room."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from home.style_page import style_page
from home.viewsets import StaffMemberViewSet

register_snippet(StaffMemberViewSet)

# Office staff come to write, not to learn a system: what no school needs in the first year stays out of the menu.
HIDDEN_MENU_ITEMS = {"snippets", "help"}


@hooks.register("construct_main_menu")
def hide_what_nobody_needs(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Take out entries that only repeat others."""
    menu_items[:] = [item for item in menu_items if item.name not in HIDDEN_MENU_ITEMS]


@hooks.register("register_admin_urls")
def style_page_url() -> list[URLPattern]:
    """/admin/style/: every part of the look in every state."""
    return [path("style/", style_page, name="style_page")]
