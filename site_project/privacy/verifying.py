"""Reading the whole audit trail again and finding the first line that is not as it was written."""

from collections.abc import Iterator
from typing import NamedTuple

from site_project.privacy.chain import head_mark, line_mark, next_link, who_mark
from site_project.privacy.cipher import CannotOpen
from site_project.privacy.models import AuditEntry, AuditHead
from site_project.staff.models import User


class Verdict(NamedTuple):
    """How many lines are sound, up to the first one that is not; what is wrong with that one, or nothing."""

    sound: int
    broken: str
    number: int = 0  # of the last line, and its link: written down elsewhere, they prove that nothing was rolled back
    link: str = ""


def verify(*, saw: tuple[int, str] | None = None) -> Verdict:
    """Read everything. `saw`: number and beginning of the link of a line that somebody wrote down earlier.

    Lines are linked right after they are written; one that is not linked yet is checked by its own mark.
    """
    head = AuditHead.objects.first()
    lines = AuditEntry.objects.exclude(number=None).order_by("number")
    if head is None and lines.exists():
        return Verdict(0, "The row that holds the ends of the chain is missing.")
    head = head or AuditHead(mark=head_mark(AuditHead()))
    if head.mark != head_mark(head):
        return Verdict(0, "The row that holds the ends of the chain was changed.")
    sound = 0
    for broken in _walk(head, lines.iterator(chunk_size=1000), saw):
        if broken:
            return Verdict(sound, broken)
        sound += 1
    return Verdict(sound, "", head.number, head.link)


def _walk(head: AuditHead, lines: Iterator[AuditEntry], saw: tuple[int, str] | None) -> Iterator[str]:
    """For each line, what is wrong with it. Ends after the first that is."""
    number, link, staff = head.purged, head.purged_link, _staff()
    seen = saw is None or saw[0] <= head.purged
    for line in lines:
        number += 1
        link = next_link(link, number, line.mark)
        if saw and saw[0] == number:
            seen = link.startswith(saw[1])
        yield _wrong_place(line, number, link) or _wrong_content(line, f"Line {number}", staff)
    if (number, link) != (head.number, head.link):
        yield f"Line {number + 1} is missing: the chain ended at line {head.number}."
    if not seen and saw:
        yield f"Line {saw[0]} is not the one that you saw."
    for line in AuditEntry.objects.filter(number=None).iterator(chunk_size=1000):
        yield _wrong_content(line, f"The line {line.pk}, not linked yet,", staff)


def _wrong_place(line: AuditEntry, number: int, link: str) -> str:
    if line.number != number:
        return f"Line {number} is missing."
    return "" if line.link == link else f"{_named(line, f'Line {number}')} is not the one that was linked here."


def _wrong_content(line: AuditEntry, name: str, staff: dict[str, int]) -> str:
    # A deleted member of staff leaves no actor. Somebody who still signs in was taken out by hand.
    actor_id = line.actor_id or staff.get(line.who)
    if line.mark != line_mark(line) or line.actor_id != actor_id or (actor_id and line.who != who_mark(actor_id)):
        return f"{_named(line, name)} was changed."
    try:
        _ = line.reason
    except CannotOpen:
        return f"{_named(line, name)} has a reason that cannot be opened."
    return ""


def _named(line: AuditEntry, name: str) -> str:
    return f"{name} ({line.at:%Y-%m-%d %H:%M}, {line.action})"


def _staff() -> dict[str, int]:
    return {who_mark(pk): pk for pk in User.objects.values_list("pk", flat=True)}
