"""What a session remembers of its sign-in: when, in which browser, whether a second step was passed. No address.

All of it stands in the session itself, under one name. `time.time()` in seconds, as allauth does it.
"""

import time
from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from site_project.staff.models import User

KEY = "staff_sign_in"
SECOND_STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # recovery codes stand in for one of these
SEEN_EVERY = 60  # seconds: more often it is not written down


def facts(request: HttpRequest) -> dict[str, Any]:
    """The facts of this session; empty where nobody has signed in."""
    found: dict[str, Any] = request.session.get(KEY, {})
    return found


def note(request: HttpRequest, **more: Any) -> None:
    """Add to the facts."""
    request.session[KEY] = {**facts(request), **more}


def begin(request: HttpRequest) -> None:
    """Somebody has just signed in, with everything that was asked of them."""
    now = time.time()
    note(request, at=now, proved=now, seen=now, rested=False, browser=_browser(request))


def note_proof(request: HttpRequest) -> None:
    """Who is signed in has just proved it once more."""
    note(request, proved=time.time())


def note_second_step(request: HttpRequest, user: User) -> None:
    """`user` has just shown their phone or key, or a recovery code."""
    note(request, second_step=user.pk)


def has_set_up(user: User) -> bool:
    """Whether `user` has an authenticator app or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=SECOND_STEPS).exists()


def with_second_step(users: Iterable[User]) -> set[int]:
    """The ids of those among `users` who have set one up; one query."""
    ids = [user.pk for user in users]
    return set(Authenticator.objects.filter(user__in=ids, type__in=SECOND_STEPS).values_list("user", flat=True))


def passed_second_step(request: HttpRequest) -> bool:
    """Whether this very session showed the second step of who is signed in. No query: it is asked on every page."""
    return facts(request).get("second_step") == request.user.pk


def is_fresh(request: HttpRequest) -> bool:
    """Whether who is signed in proved it within the last quarter of an hour."""
    return time.time() - facts(request).get("proved", 0) < settings.FRESH_FOR


def is_over(request: HttpRequest) -> bool:
    """Whether the sign-in is older than a long school day, busy or not."""
    return time.time() - facts(request).get("at", 0) >= settings.SIGN_IN_LASTS


def has_rested(request: HttpRequest) -> bool:
    """Whether this session was left alone for longer than the inbox allows, now or since it began."""
    return facts(request).get("rested", True)


def note_visit(request: HttpRequest) -> None:
    """A page was asked for. A rest that was too long stays on record until the next sign-in."""
    known = facts(request)
    pause = time.time() - known.get("seen", 0)
    if pause >= settings.INBOX_RESTS_AFTER and not known.get("rested"):
        note(request, seen=time.time(), rested=True)
    elif pause >= SEEN_EVERY:
        note(request, seen=time.time())


def _browser(request: HttpRequest) -> str:
    """Two words that tell somebody's phone from their computer. Nothing more is kept of the browser."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    names = ["Edg", "Firefox", "Chrome", "Safari"]
    places = ["Android", "iPhone", "iPad", "Windows", "Mac", "Linux"]
    browser = next((name for name in names if name in agent), "")
    place = next((name for name in places if name in agent), "")
    return " · ".join(word for word in (browser.replace("Edg", "Edge"), place) if word)
