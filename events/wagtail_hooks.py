"""What the admin shows of this room, and what it must not delete."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from events.cards import PassedByCard, RingCard, WeekCard
from events.models import EventPage, Occurrence, Series
from events.views.again import again, may_use_again
from events.views.board import VIEW_BOOKINGS
from site_project.staff.models import User


class BoardMenuItem(MenuItem):
    """Only for those who may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(VIEW_BOOKINGS)


@hooks.register("register_admin_urls")
def board_urls() -> list[URLPattern]:
    """The staff board, and an event's page again."""
    return [
        path("events/", include("events.board_urls")),
        path("events/<uuid:occurrence_id>/day/", include("events.day_urls")),
        path("event-again/<int:page_id>/", again, name="event_again"),
    ]


@hooks.register("register_admin_menu_item")
def board_menu_item() -> MenuItem:
    """Its place in the menu."""
    return BoardMenuItem(
        gettext_lazy("Events and bookings"), reverse("events_board:index"), name="events", icon_name="date", order=90
    )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def use_again_button(page: Page, user: User, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """On event pages: the same again."""
    if page.specific_class is EventPage and may_use_again(page, user):
        yield Button(_("Use it again"), reverse("event_again", args=[page.pk]), icon_name="copy", priority=25)


@hooks.register("construct_homepage_panels")
def week_card(request: HttpRequest, panels: list[Component]) -> None:
    """How many dates come this week, whom to ring and who waits too long, on the first page of the admin."""
    panels += [WeekCard(request), RingCard(request), PassedByCard(request)]


def _with_dates(pages: Iterable[Page]) -> Page | None:
    """The first of `pages` that has dates or plans of dates, itself or below it."""
    return next((page for page in pages if _has_dates(page)), None)


def _has_dates(page: Page) -> bool:
    plans = Series.objects.filter(page__path__startswith=page.path)
    return Occurrence.objects.below(page).exists() or plans.exists()


def _keep(request: HttpRequest, page: Page) -> HttpResponse:
    words = _("“%(title)s” cannot be deleted: dates and bookings hang on it. You can unpublish it instead.")
    messages.error(request, words % {"title": page.title})
    return redirect("wagtailadmin_explore", page.get_parent().pk if page.depth > 1 else page.pk)


@hooks.register("before_delete_page")
def keep_pages_with_dates(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Records hold on to their page (PROTECT): say so in words instead of failing."""
    kept = _with_dates([page])
    return _keep(request, kept) if kept else None


@hooks.register("before_bulk_action")
def keep_pages_with_dates_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for many pages at once."""
    if action_type != "delete":
        return None
    kept = _with_dates(item for item in objects if isinstance(item, Page))
    return _keep(request, kept) if kept else None
