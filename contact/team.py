"""The one door to the inbox: membership of the team, asked anew at every request."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.template.loader import render_to_string
from wagtail.models import Site

from contact.models import TeamSettings
from site_project.privacy.http import confidential


def reads_messages(request: HttpRequest) -> bool:
    """Whether who is signed in belongs to the team of the school whose address was asked for."""
    site = Site.find_for_request(request)
    return site is not None and TeamSettings.for_request(request).has_member(request.user)


def team_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view its school, for members of the team; anybody else gets the same 403 for whatever they ask.

    It returns the 403 itself, before anything is loaded: Wagtail would turn PermissionDenied into a redirect.
    Superusers are not in the team unless they are in the group.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not reads_messages(request):
            return HttpResponseForbidden(render_to_string("contact/inbox/not_yours.html"))
        return view(request, Site.find_for_request(request), *args, **kwargs)

    return confidential(wrapped)
