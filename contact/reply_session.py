"""How a phone stays in a thread without an account or a session.

One sealed cookie, which the browser forgets by itself. It holds nothing that a thief of the database could use and
nothing that can be read on the phone. What ends it for good is the count of visits of its code (services/visits.py):
a copy of the cookie opens nothing once the family has left.
"""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from contact.models import AccessCode
from site_project.privacy.keys import cipher

SENT_SECONDS = 15 * 60
THREAD_SECONDS = 10 * 60  # since the last page
SENT, THREAD = "sent", "thread"


def cookie_name() -> str:
    """On a real site the browser itself refuses this name to anything but our HTTPS (RFC 6265bis, `__Host-`)."""
    return "__Host-note" if settings.SESSION_COOKIE_SECURE else "note"


def hand_over_code(response: HttpResponse, access: AccessCode, **facts: str) -> None:
    """Let the next page show the code, for a quarter of an hour."""
    _put(response, SENT, access, facts, SENT_SECONDS)


def handed_over(request: HttpRequest) -> dict[str, Any] | None:
    """What `hand_over_code` left, while it lasts."""
    return _get(request, SENT)


def enter(response: HttpResponse, access: AccessCode, **facts: str) -> None:
    """Open the thread for ten minutes more."""
    _put(response, THREAD, access, facts, THREAD_SECONDS)


def entered(request: HttpRequest) -> dict[str, Any] | None:
    """What `enter` left, while it lasts."""
    return _get(request, THREAD)


def end(response: HttpResponse) -> None:
    """Forget both, and the mark of the forms: nothing of ours stays on the phone."""
    response.delete_cookie(cookie_name(), samesite="Strict")
    response.delete_cookie(settings.CSRF_COOKIE_NAME, path=settings.CSRF_COOKIE_PATH)


def _put(response: HttpResponse, kind: str, access: AccessCode, facts: dict[str, str], seconds: int) -> None:
    until = timezone.now().timestamp() + seconds
    words = json.dumps({**facts, "access": str(access.pk), "visit": access.visit, "until": until})
    response.set_cookie(
        cookie_name(),
        cipher().seal(words, _context(kind)),
        max_age=seconds,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _get(request: HttpRequest, kind: str) -> dict[str, Any] | None:
    try:
        words = cipher().open(request.COOKIES.get(cookie_name(), ""), _context(kind))
    except ValueError:  # none, of the other kind, or made up
        return None
    facts: dict[str, Any] = json.loads(words)
    return facts if facts["until"] > timezone.now().timestamp() else None


def _context(kind: str) -> str:
    return f"contact:note:{kind}"
