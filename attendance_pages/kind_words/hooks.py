"""What the admin shows of the checker."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from attendance_pages.kind_words.side_panel import add_tips
from attendance_pages.kind_words.viewsets import KindWordsViewSetGroup
from home.staff_views import looks_after_pages


class ReportMenuItem(MenuItem):
    """An entry for those who look after pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return looks_after_pages(request.user)


@hooks.register("register_admin_urls")
def kind_words_urls() -> list[URLPattern | URLResolver]:
    """What the editor's panel asks for, and the report."""
    return [path("kind-words/", include("attendance_pages.kind_words.urls"))]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """The report of flagged words."""
    return ReportMenuItem(
        _("Flagged words"), reverse_lazy("kind_words:report"), name="flagged-words", icon_name="openquote", order=110
    )


@hooks.register("register_admin_viewset")
def own_words() -> KindWordsViewSetGroup:
    """Words we avoid, words we let stand."""
    return KindWordsViewSetGroup()


hooks.register("construct_snippet_side_panels", add_tips)
