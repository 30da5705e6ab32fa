"""The arithmetic of the audit chain (docs/decisions/0025): keyed hashes over plain values, no database.

Each line has a mark over its own content from the moment it is written. Right after the commit it is linked: it gets
a number and a hash over the line before it. Changing these formats would break the chains that schools have.
"""

from typing import Any, Protocol

from django.utils import timezone

from site_project.privacy.keys import keyed_hash


class Line(Protocol):
    """What the marks read of an audit entry (also of one in a migration)."""

    id: Any
    at: Any
    action: str
    subject: Any
    who: str


class Head(Protocol):
    """What the mark reads of the row that holds both ends."""

    purged: int
    purged_link: str
    number: int
    link: str


def who_mark(actor_id: int | None) -> str:
    """What recognises a member of staff after their row is gone; empty for the family or the site itself."""
    return "" if actor_id is None else keyed_hash("audit who", str(actor_id))


def line_mark(line: Line) -> str:
    """The keyed hash of one line's own content."""
    at = line.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
    return keyed_hash("audit line", "\n".join(["1", str(line.id), at, line.action, str(line.subject), line.who]))


def next_link(before: str, number: int, mark: str) -> str:
    """The keyed hash that ties the line of that number and mark to all lines before it."""
    return keyed_hash("audit link", f"{before}\n{number}\n{mark}")


def head_mark(head: Head) -> str:
    """The keyed hash of both ends, so that nobody cuts lines off and moves the end."""
    return keyed_hash("audit head", f"{head.purged}\n{head.purged_link}\n{head.number}\n{head.link}")
