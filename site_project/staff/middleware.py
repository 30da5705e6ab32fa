"""What holds for every page of the admin: how long a sign-in lasts, and what technicians and team changes need.

The inbox is left to its own door (`contact.team`), which answers strangers before it asks anything of them.
"""

import re
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from site_project.staff.guards import to_fresh_sign_in, to_second_step
from site_project.staff.second_step import opens_nothing_without
from site_project.staff.session_facts import is_fresh, is_over, note_visit, passed_second_step

ADMIN, SIGN_IN, INBOX = "/admin/", ("/admin/login/", "/admin/logout/", "/admin/sign-in/"), "/admin/inbox/"
# What an open page asks for by itself. It is no sign that anybody is there.
BY_ITSELF = re.compile(r"^/admin/(editing-sessions|jsi18n)/|/here/$|/preview/$")


class StaffSessionMiddleware:
    """See the top of this file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Families have no session: nobody is asked who they are outside the admin.
        if not request.path.startswith(ADMIN) or not request.user.is_authenticated:
            return self.get_response(request)
        if not BY_ITSELF.search(request.path):
            note_visit(request)
        return self._refusal(request) or self.get_response(request)

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Where to go first, if anywhere."""
        if request.path.startswith((INBOX, *SIGN_IN)):
            return None
        if is_over(request):
            logout(request)
            return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.path, 'over': '1'})}")
        needs_proof = request.path.startswith(tuple(settings.FRESH_SIGN_IN_BELOW))
        if (needs_proof or opens_nothing_without(request.user)) and not passed_second_step(request):
            return to_second_step(request)
        return to_fresh_sign_in(request) if needs_proof and not is_fresh(request) else None
