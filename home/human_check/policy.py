"""Whether the question can be asked at all, and what the browser may load for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse


def is_set_up() -> bool:
    """Whether the technician has set both keys."""
    return bool(settings.RECAPTCHA_PUBLIC_KEY and settings.RECAPTCHA_PRIVATE_KEY)


def script_address() -> str:
    """Google's script, loaded after the press only."""
    return f"https://{settings.RECAPTCHA_DOMAIN}/recaptcha/api.js"


def google_sources() -> dict[str, list[str]]:
    """What the policy has to allow, as Google's own page on content security policies names it."""
    own = f"https://{settings.RECAPTCHA_DOMAIN}/recaptcha/"
    return {
        "script-src": [own, "https://www.gstatic.com/recaptcha/"],
        "frame-src": [own, "https://recaptcha.google.com/recaptcha/"],
    }


def allowed_where_shown(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the browser load Google's script on the very page that shows the button, and on no other."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if getattr(request, "shows_human_check", False):
            marked: Any = csp_update(google_sources())
            return marked(lambda: response)()
        return response

    return wrapped
