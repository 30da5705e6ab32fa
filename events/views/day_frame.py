"""What the pages for the day have in common: who may open them, when they open, what stands around them."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Occurrence
from events.on_the_day import is_practice, may_look, may_tick
from events.views.board import needs
from home.desk import school_of

DO_THE_DAY = "events.add_movement"
View = Callable[..., HttpResponse]


def on_the_day(view: View) -> View:
    """Only for those who do the day, and only near it. The view gets the date instead of its id."""

    @wraps(view)
    def opened(request: HttpRequest, occurrence_id: uuid.UUID, **ids: Any) -> HttpResponse:
        date = get_object_or_404(Occurrence.objects.of_site(school_of(request)).with_page(), pk=occurrence_id)
        if not may_look(date, timezone.now()):
            return page(request, date, "not_yet", status=200 if request.method in ("GET", "HEAD") else 409)
        return view(request, date, **ids)

    return needs(DO_THE_DAY)(opened)


def page(request: HttpRequest, date: Occurrence, name: str, status: int = 200, **context: Any) -> HttpResponse:
    """One of the pages, in their common frame."""
    now = timezone.now()
    frame = {"date": date, "practice": is_practice(date), "open": may_tick(date, now), "now": now, "tab": name}
    return render(request, f"events/day/{name}.html", {**frame, **context}, status=status)


def see_other(name: str, date: Occurrence, *ids: uuid.UUID, place: str = "") -> HttpResponse:
    """Back to a page after a press, so that a reload presses nothing."""
    response = redirect(f"events_day:{name}", date.pk, *ids)
    response["Location"] += place
    response.status_code = 303
    return response


def say_if_late(request: HttpRequest, was_done: bool) -> None:
    """Tell who pressed second that nothing happened. Names nobody: messages travel in a cookie."""
    if not was_done:
        messages.info(request, _("Somebody was quicker, or you pressed twice. Nothing was counted a second time."))
