"""What stands before views that open more than a page: a second step, a fresh sign-in. Each leads on to what it asks.

Put them inside the check of who may come in at all: strangers to a page learn nothing from it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from site_project.staff.session_facts import is_fresh, passed_second_step

View = Callable[..., HttpResponse]


def second_step_required(view: View) -> View:
    """Only after a second step. Who has none is led to set one up, and back."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not passed_second_step(request):
            return to_second_step(request)
        return view(request, *args, **kwargs)

    return checked


def fresh_sign_in_required(view: View) -> View:
    """Only within 15 minutes of the password or second step. Otherwise it is asked for once more, then leads back.

    What a form carried is not kept: nobody's words wait in a session. So put it on the page of the form as well.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_fresh(request):
            return to_fresh_sign_in(request)
        return view(request, *args, **kwargs)

    return checked


def to_second_step(request: HttpRequest) -> HttpResponse:
    """The way to the second step, and back to where they wanted to go."""
    return _away_to("second_step", request)


def to_fresh_sign_in(request: HttpRequest) -> HttpResponse:
    """The way to the password, and back."""
    return _away_to("account_reauthenticate", request)


def _away_to(name: str, request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': _back(request)})}")
    response.status_code = 302 if request.method in ("GET", "HEAD") else 303
    return response


def _back(request: HttpRequest) -> str:
    """The page itself; after a press, the page on which it was pressed, where that is one of ours."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    page = urlsplit(request.META.get("HTTP_REFERER", ""))
    is_ours = page.netloc == request.get_host() and page.path.startswith("/admin/")
    return page.path if is_ours else reverse(settings.LOGIN_REDIRECT_URL)
