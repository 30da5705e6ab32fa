"""What the admin shows of this room."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.userbar import BaseItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from home import admin_menu, staff_views, term_views
from home.cards import PagesDueCard, SecondStepCard
from home.desk import lay_out
from home.search import HOOK, people_found
from home.services import STILL_RIGHT
from home.style_page import style_page
from home.views.feedback_report import reads_notes, remove_note, report
from home.viewsets import StaffMemberViewSet
from site_project.staff.models import User

register_snippet(StaffMemberViewSet)
hooks.register(HOOK, people_found)
LAST = 1000  # after the hooks of all rooms


class PagesMenuItem(MenuItem):
    """An entry for those who look after pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return staff_views.looks_after_pages(request.user)


@hooks.register("construct_main_menu", order=LAST)
def main_menu_in_plain_words(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's own entries under the names that a school uses, and none that only repeats others."""
    menu_items[:] = admin_menu.for_a_school(menu_items, admin_menu.MAIN)


@hooks.register("construct_reports_menu", order=LAST)
def reports_in_plain_words(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """The same for the lists."""
    menu_items[:] = admin_menu.for_a_school(menu_items, admin_menu.REPORTS)


@hooks.register("construct_settings_menu", order=LAST)
def settings_in_plain_words(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """The same for the settings."""
    menu_items[:] = admin_menu.for_a_school(menu_items, admin_menu.SETTINGS)


@hooks.register("construct_help_menu", order=LAST)
def help_in_plain_words(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """The same for the help."""
    menu_items[:] = admin_menu.for_a_school(menu_items, admin_menu.HELP)


@hooks.register("register_admin_urls")
def staff_urls() -> list[URLPattern]:
    """The style page, the pages that are due, whose yes runs out, the terms again, the editors' guide."""
    return [
        path("style/", style_page, name="style_page"),
        path("look-again/", staff_views.pages_to_look_at, name="pages_to_look_at"),
        path("agreements/", staff_views.whose_yes_runs_out, name="whose_yes_runs_out"),
        path("look-again/<int:page_id>/still-right/", staff_views.still_right, name="still_right"),
        path("terms-again/", term_views.terms_again, name="terms_again"),
        path("how-to/", staff_views.guide, name="guide"),
        path("how-to/<slug:name>/", staff_views.guide, name="guide_chapter"),
    ]


@hooks.register("register_reports_menu_item")
def pages_due_menu_item() -> MenuItem:
    """The list of pages that are due."""
    words = _("Pages to look at again")
    return PagesMenuItem(words, reverse_lazy("pages_to_look_at"), name="pages-due", icon_name="time", order=100)


@hooks.register("register_reports_menu_item")
def agreements_menu_item() -> MenuItem:
    """The list of pictures and voices whose yes runs out."""
    words = _("Whose yes runs out")
    return PagesMenuItem(words, reverse_lazy("whose_yes_runs_out"), name="agreements", icon_name="user", order=110)


@hooks.register("register_help_menu_item")
def guide_menu_item() -> MenuItem:
    """The editors' guide."""
    return MenuItem(_("Short answers"), reverse_lazy("guide"), name="guide", icon_name="help", order=100)


@hooks.register("register_help_menu_item")
def style_page_menu_item() -> MenuItem:
    """Every part of the look, for whoever wants to see what there is."""
    return MenuItem(_("All parts of a page"), reverse_lazy("style_page"), name="style", icon_name="view", order=200)


@hooks.register("register_log_actions")
def still_right_in_the_history(actions: LogActionRegistry) -> None:
    """How the page's history calls it."""
    actions.register_action(STILL_RIGHT, _("Still right"), _("Looked at it: still right"))


@hooks.register("construct_homepage_panels")
def pages_due_card(request: HttpRequest, panels: list[Component]) -> None:
    """How many pages are due, and whether a second step is missing, on the first page of the admin."""
    panels.append(PagesDueCard(request))
    panels.append(SecondStepCard(request))


@hooks.register("construct_homepage_panels", order=LAST)
def desk(request: HttpRequest, panels: list[Component]) -> None:
    """All cards in one grid."""
    lay_out(panels)


@hooks.register("construct_homepage_summary_items", order=LAST)
def no_counts_of_things(request: HttpRequest, items: list[SummaryItem]) -> None:
    """How many pages, pictures and files there are helps nobody with the day."""
    items.clear()


@hooks.register("insert_global_admin_css")
def desk_style() -> str:
    """The look of the cards and lists."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))


class FeedbackMenuItem(MenuItem):
    """For those who may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reads_notes(request.user)


@hooks.register("register_admin_urls")
def feedback_urls() -> list[URLPattern]:
    """What families say of our pages."""
    return [
        path("reports/was-this-help/", report, name="feedback_report"),
        path("reports/was-this-help/notes/<uuid:note_id>/delete/", remove_note, name="feedback_remove_note"),
    ]


@hooks.register("register_reports_menu_item")
def feedback_menu_item() -> MenuItem:
    """Its place among the reports."""
    address = reverse_lazy("feedback_report")
    return FeedbackMenuItem(_("Was this any help?"), address, name="was-this-help", icon_name="help", order=100)


@hooks.register("register_page_header_buttons")
def poster_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a published page: the sheet for the wall."""
    if page.live:
        yield Button(_("Make a poster"), reverse("home:poster", args=[page.pk]), icon_name="doc-full", priority=60)


class PosterItem(BaseItem):
    """The same in the bar that staff see on the page itself."""

    template_name = "home/userbar_poster.html"

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page


@hooks.register("construct_wagtail_userbar")
def poster_in_the_bar(request: HttpRequest, items: list[BaseItem], page: Page | None) -> None:
    """Only on pages that are published: a poster of a draft would lead nowhere."""
    if page is not None and page.pk and page.live:
        items.append(PosterItem(page))
