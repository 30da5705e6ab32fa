"""What every page that carries personal words has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from site_project.privacy.audit import record
from site_project.privacy.cipher import CannotOpen
from site_project.privacy.unopened import showing

View = Callable[..., HttpResponse]
KEY_ERROR = "key.error"  # in the trail: a page met a value of this record that does not open


def confidential(view: View) -> View:
    """Keep a view's words out of caches, search engines and error reports, and say so where they cannot be opened.

    `no-store` also empties the back button's memory.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _shown(request, view, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, noarchive"
        return response

    return never_cache(sensitive_post_parameters()(sensitive_variables()(wrapped)))


def _shown(request: HttpRequest, view: View, *args: Any, **kwargs: Any) -> HttpResponse:
    """The view's page. A sealed value that does not open is a sentence on it, or a page of its own after a press."""
    if request.method not in {"GET", "HEAD"}:
        try:
            return view(request, *args, **kwargs)
        except CannotOpen:
            return render(request, "cannot_be_opened.html", status=409)
    with showing() as met:
        response = view(request, *args, **kwargs)
    for pk in met:
        if isinstance(pk, UUID):
            record(action=KEY_ERROR, subject=pk, actor=request.user if request.user.is_authenticated else None)
    return response
