"""What staff see of this room in the admin beside Wagtail's own pages."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from home import services
from home.agreements import ending_before
from home.desk import school_of
from home.guide import CONTENTS, chapters
from home.models import BasePage
from home.querysets import pages_due
from site_project.staff.models import User

SOON = timedelta(weeks=6)  # what falls due within a half term is listed below what is due
ON_ONE_PAGE = 50


def looks_after_pages(user: User) -> bool:
    """Whether `user` may change any page: then the list concerns them."""
    return page_permission_policy.user_has_any_permission(user, ["change", "publish"])


def refused(request: HttpRequest, words: str) -> HttpResponse:
    """A friendly page instead of what is not for this sign-in. Wagtail would turn PermissionDenied into a redirect."""
    return render(request, "home/desk/not_for_you.html", {"words": words}, status=403)


@require_safe
def pages_to_look_at(request: HttpRequest) -> HttpResponse:
    """The report: pages that are due, then those that soon will be."""
    if not looks_after_pages(request.user):
        return refused(request, _("This list is for those of us who look after pages."))
    today = timezone.localdate()
    part = Paginator(pages_due(school_of(request), today + SOON), ON_ONE_PAGE).get_page(request.GET.get("p"))
    rows = _told(request.user, list(part.object_list))
    return render(request, "home/desk/pages_to_look_at.html", {"part": part, "rows": rows, "today": today})


@require_safe
def whose_yes_runs_out(request: HttpRequest) -> HttpResponse:
    """The report: pictures, voices and names that are not shown any more, and those that soon will not be."""
    if not looks_after_pages(request.user):
        return refused(request, _("This list is for those of us who look after pages."))
    today = timezone.localdate()
    rows = ending_before(school_of(request), today + SOON)
    return render(request, "home/desk/agreements.html", {"rows": rows, "today": today})


@require_POST
def still_right(request: HttpRequest, page_id: int) -> HttpResponse:
    """One button: somebody looked at the page and it is still right."""
    below = Page.objects.descendant_of(school_of(request).root_page, inclusive=True)
    page = get_object_or_404(below.type(BasePage).live(), pk=page_id).specific
    if not page.permissions_for_user(request.user).can_publish():
        return refused(request, _("Families see this date at once, so it is for those of us who publish pages."))
    again = services.still_right(page=page, by=request.user, today=timezone.localdate())
    words = _("Thank you. “%(title)s” is marked as checked today. It comes back to this list in %(month)s.")
    messages.success(request, words % {"title": page.title, "month": date_format(again, "F Y")})
    return redirect("pages_to_look_at")


@require_safe
def guide(request: HttpRequest, name: str = CONTENTS) -> HttpResponse:
    """One chapter of the editors' guide, or its contents."""
    if name not in chapters():
        raise Http404
    names = list(chapters())
    after = names[names.index(name) + 1 : names.index(name) + 2]
    is_contents = name == CONTENTS
    context = {"chapter": chapters()[name], "next": chapters()[after[0]] if after and not is_contents else None}
    return render(request, "home/guide/chapter.html", {**context, "is_contents": is_contents})


def _told(user: User, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of one screen, each with who saved it last and what `user` may do with it. Three queries."""
    people = User.objects.in_bulk([row["editor"] for row in rows if row["editor"]])
    pages = [row["pk"] for row in rows]
    allowed = page_permission_policy.instances_user_has_permission_for
    change, publish = (
        set(allowed(user, action).filter(pk__in=pages).values_list("pk", flat=True)) for action in ("change", "publish")
    )
    return [
        {
            **row,
            "editor": people.get(row["editor"]),
            "may_change": row["pk"] in change,
            "may_publish": row["pk"] in publish,
        }
        for row in rows
    ]
