"""The one door to the inbox: membership, a second step, a sign-in that was not left alone. Asked at every request."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.template.loader import render_to_string
from wagtail.models import Site

from contact.models import TeamSettings
from site_project.privacy.http import confidential
from site_project.staff.guards import to_second_step
from site_project.staff.session_facts import has_rested, is_over, passed_second_step

TYPED = ("body", "summary", "message", "why", "to", "recorded_why")  # fields of the inbox in which staff write


def reads_messages(request: HttpRequest) -> bool:
    """Whether who is signed in belongs to the team of the school whose address was asked for.

    The menu asks too: one request has one answer, the next request asks anew.
    """
    known: bool | None = getattr(request, "_reads_messages", None)
    if known is None:
        site = Site.find_for_request(request)
        known = site is not None and TeamSettings.for_request(request).has_member(request.user)
        setattr(request, "_reads_messages", known)  # noqa: B010 - a request has no such attribute by itself
    return known


def team_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view its school, for members of the team; anybody else gets the same 403 for whatever they ask.

    It returns the 403 itself, before anything is loaded: Wagtail would turn PermissionDenied into a redirect.
    Superusers are not in the team unless they are in the group. Only the team learns of what else it takes: a sign-in
    that is not too old, that nobody else has changed, and that showed a second step.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not reads_messages(request):
            return HttpResponseForbidden(render_to_string("contact/inbox/not_yours.html"))
        held_up = _held_up(request)
        if held_up is not None:
            return held_up
        return view(request, Site.find_for_request(request), *args, **kwargs)

    return confidential(csp_replace({"frame-ancestors": [NONE]})(wrapped))


def _held_up(request: HttpRequest) -> HttpResponse | None:
    """What a member has to do first, if anything."""
    if is_over(request) or has_rested(request):
        return _sign_out(request)
    if request.user.inbox_frozen_at:
        lead = TeamSettings.for_request(request).lead
        return render(request, "contact/inbox/frozen.html", {"lead": lead}, status=403)
    return None if passed_second_step(request) else to_second_step(request)


def _sign_out(request: HttpRequest) -> HttpResponse:
    """End the sign-in and say why. What was being typed is in this answer and nowhere else."""
    context = {
        "is_over": is_over(request),
        "typed": "\n\n".join(filter(None, (request.POST.get(name, "") for name in TYPED))),
        "next": request.path if request.method in ("GET", "HEAD") else "",
    }
    logout(request)
    return render(request, "contact/inbox/signed_out.html", context, status=403)
