"""What the admin shows of consultations, and the policy that it must not delete."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from attendance_pages.have_your_say.models import Consultation
from attendance_pages.have_your_say.staff import may_see


class HaveYourSayMenuItem(MenuItem):
    """Only for those who may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_admin_urls")
def board_urls() -> list[URLPattern | URLResolver]:
    """The staff side."""
    return [path("have-your-say/", include("attendance_pages.have_your_say.board_urls"))]


@hooks.register("register_admin_menu_item")
def board_menu_item() -> MenuItem:
    """Its place in the menu, below the events."""
    words, address = gettext_lazy("Have your say"), reverse_lazy("have_your_say_board:index")
    return HaveYourSayMenuItem(words, address, name="have-your-say", icon_name="comment", order=95)


@hooks.register("before_delete_page")
def keep_policies_with_answers(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Consultations hold on to their policy (PROTECT): say so in words instead of failing."""
    return _kept(request, [page])


@hooks.register("before_bulk_action")
def keep_policies_with_answers_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for many pages at once."""
    return _kept(request, objects) if action_type == "delete" else None


def _kept(request: HttpRequest, objects: Iterable[Any]) -> HttpResponse | None:
    pages = (item for item in objects if isinstance(item, Page))
    kept = next((page for page in pages if Consultation.objects.below(page).exists()), None)
    if kept is None:
        return None
    words = _("“%(title)s” cannot be deleted: families' answers hang on it. You can unpublish it instead.")
    messages.error(request, words % {"title": kept.title})
    return redirect("wagtailadmin_explore", kept.get_parent().pk if kept.depth > 1 else kept.pk)
