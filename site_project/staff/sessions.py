"""Where somebody is signed in. Read from the sessions themselves: no list of addresses or devices is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from site_project.staff.models import User
from site_project.staff.session_facts import KEY


@dataclass(frozen=True)
class SignedIn:
    """One browser. `words`: which, such as "Firefox · Windows", as the browser itself says."""

    words: str
    since: datetime
    last_seen: datetime
    is_this_one: bool


def of(request: HttpRequest) -> list[SignedIn]:
    """Where who asks is signed in, this browser first, then the newest."""
    found = [
        SignedIn(
            words=known.get("browser", ""),
            since=datetime.fromtimestamp(known["at"], UTC),
            last_seen=datetime.fromtimestamp(known["seen"], UTC),
            is_this_one=row.session_key == request.session.session_key,
        )
        for row in _rows(request.user)
        if (known := row.get_decoded().get(KEY, {})).get("at")
    ]
    return sorted(found, key=lambda one: (one.is_this_one, one.since), reverse=True)


def end_all(user: User) -> int:
    """Sign `user` out of every browser. Returns of how many."""
    keys = [row.pk for row in _rows(user)]
    return Session.objects.filter(pk__in=keys).delete()[0]


def _rows(user: User) -> Iterator[Session]:
    """Only staff have sessions, so there are few enough to look at each."""
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if row.get_decoded().get(SESSION_KEY) == str(user.pk):
            yield row
