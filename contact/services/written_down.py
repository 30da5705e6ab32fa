"""A family tells it on the phone or at the gate, and somebody of the team writes it down."""

from datetime import datetime

from django.utils import timezone
from wagtail.models import Site

from contact import codes
from contact.enums import Source
from contact.letter import Letter
from contact.models import AccessCode, Case
from contact.services.family import open_case
from site_project.staff.models import User


def write_down(
    *,
    site: Site,
    author: User,
    key: str,
    letter: Letter,
    source: Source,
    hands_over_code: bool = True,
    now: datetime | None = None,
) -> Case:
    """Keep what a family said as if it had written; `author` is who typed it. Returns the case.

    `hands_over_code`: whether they get the code; one that nobody has opens nothing, and the inbox says so.
    `key` is the form's one-time key: a second press finds the case of the first. `now`: local time, default the
    clock's.
    """
    case = open_case(site=site, key=key, letter=letter, source=source, author=author, now=now)
    if not hands_over_code:
        AccessCode.objects.filter(case=case, locked_at=None).update(locked_at=timezone.now())
    return case


def code_groups(key: str) -> list[str]:
    """The code that belongs to a form's `key`, in four groups, to hand over on a slip."""
    return codes.in_groups(codes.code_for(key))
