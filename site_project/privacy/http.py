"""What every page that carries personal words has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

View = Callable[..., HttpResponse]


def confidential(view: View) -> View:
    """Keep a view's words out of caches, search engines and error reports.

    `no-store` also empties the back button's memory.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, noarchive"
        return response

    return never_cache(sensitive_post_parameters()(sensitive_variables()(wrapped)))
