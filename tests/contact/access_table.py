"""Every address of the inbox, and what a member of the team gets there. A new address adds one line.

The two numbers are the status of a GET and of a POST that carries nothing. 405: that method does nothing there.
"""

from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from contact.models import Case, Cover, ReplyTemplate
from site_project.staff.models import User
from tests.cast import signed_in

NO = 405
TABLE: dict[str, tuple[int, int]] = {
    "list": (200, NO),
    "words": (200, NO),
    "words_new": (200, 200),
    "words_edit": (200, 200),
    "words_delete": (NO, 302),
    "cover": (200, 200),
    "cover_end": (NO, 302),
    "case": (200, NO),
    "here": (NO, 200),
    "acknowledge": (NO, 409),
    "reveal": (NO, 409),
    "begin": (NO, 200),
    "reply": (NO, 200),
    "note": (NO, 200),
    "label": (NO, 303),
    "take": (NO, 409),
    "assign": (NO, 409),
    "close": (NO, 200),
    "reopen": (NO, 409),
    "escalate": (NO, 409),
    "recorded": (NO, 409),
    "hold": (NO, 200),
    "disclosure": (NO, 409),
    "exclude": (NO, 200),
    "include": (NO, 200),
    "team": (200, NO),
    "let_in": (NO, 404),
    "search": (200, 200),
    "write_down": (200, 200),
    "held_back": (200, NO),
    "restore": (NO, 303),
    "numbers": (200, NO),
    "numbers_file": (404, NO),
    "chronology": (200, 200),
    "kept": (200, NO),
    "two-people": (200, NO),
    "ask-second": (NO, 200),
    "agree-second": (NO, 200),
    "refuse-second": (NO, 303),
    "decline-erasure": (200, 409),
}


def sign_in(user: User) -> Client:
    """A browser in which `user` has done everything that the inbox asks of a sign-in."""
    return signed_in(user)


def inbox_addresses() -> dict[str, set[str]]:
    """From the resolver itself: each name below `inbox:` and the arguments that its address takes."""
    (inbox,) = [resolver for resolver in _resolvers(get_resolver()) if resolver.namespace == "inbox"]
    return {pattern.name: set(pattern.pattern.converters) for pattern in _patterns(inbox)}


def _resolvers(resolver: URLResolver) -> list[URLResolver]:
    below = [part for part in resolver.url_patterns if isinstance(part, URLResolver)]
    return [*below, *(deep for part in below for deep in _resolvers(part))]


def _patterns(resolver: URLResolver) -> list[URLPattern]:
    parts = resolver.url_patterns
    own = [part for part in parts if isinstance(part, URLPattern)]
    return [*own, *(deep for part in parts if isinstance(part, URLResolver) for deep in _patterns(part))]


def records(case: Case, people: list[User]) -> dict[str, UUID | int]:
    """By the name of the argument: what an address of the inbox can be about, in the school of the case."""
    away, instead = people
    cover = Cover.objects.create(
        site=case.site, away=away, covered_by=instead, first_day="2026-01-05", last_day="2026-01-06"
    )
    words = ReplyTemplate.objects.create(site=case.site, title="Hello", body="Thank you.")
    return {"case_id": case.pk, "cover_id": cover.pk, "words_id": words.pk, "user_id": 2**31 - 1}


def address(name: str, known: dict[str, Any]) -> str:
    """The address of that name, about what is `known`. Raises KeyError for an argument that nobody has told of."""
    return reverse(f"inbox:{name}", kwargs={argument: known[argument] for argument in inbox_addresses()[name]})
