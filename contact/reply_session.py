"""How a phone stays in a thread without an account or a session.

One sealed cookie, sent to /messages/ only, which the browser forgets by itself. It holds nothing that a thief of the
database could use and nothing that can be read on the phone.
"""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from site_project.privacy.keys import cipher

COOKIE = "note"
PATH = "/messages/"
SENT_SECONDS = 15 * 60
THREAD_SECONDS = 10 * 60  # since the last page


def hand_over_code(response: HttpResponse, **facts: str) -> None:
    """Let the next page show the code, for a quarter of an hour."""
    _put(response, "sent", facts, SENT_SECONDS)


def handed_over(request: HttpRequest) -> dict[str, Any] | None:
    """What `hand_over_code` left, while it lasts."""
    return _get(request, "sent")


def enter(response: HttpResponse, **facts: Any) -> None:
    """Open the thread for ten minutes more."""
    _put(response, "thread", facts, THREAD_SECONDS)


def entered(request: HttpRequest) -> dict[str, Any] | None:
    """What `enter` left, while it lasts."""
    return _get(request, "thread")


def end(response: HttpResponse) -> None:
    """Forget both, and the mark of the forms: nothing of ours stays on the phone."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")
    response.delete_cookie(settings.CSRF_COOKIE_NAME, path=settings.CSRF_COOKIE_PATH)


def _put(response: HttpResponse, kind: str, facts: dict[str, Any], seconds: int) -> None:
    words = json.dumps({**facts, "until": timezone.now().timestamp() + seconds})
    response.set_cookie(
        COOKIE,
        cipher().seal(words, _context(kind)),
        max_age=seconds,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _get(request: HttpRequest, kind: str) -> dict[str, Any] | None:
    try:
        words = cipher().open(request.COOKIES.get(COOKIE, ""), _context(kind))
    except ValueError:  # none, of the other kind, or made up
        return None
    facts: dict[str, Any] = json.loads(words)
    return facts if facts["until"] > timezone.now().timestamp() else None


def _context(kind: str) -> str:
    return f"contact:note:{kind}"
