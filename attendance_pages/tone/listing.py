"""Hits as a list: for a program, or for people."""

import json
from collections.abc import Iterator, Sequence

from attendance_pages.tone.matcher import Hit


def to_change(hits: Sequence[Hit]) -> int:
    """How many of the hits are strong: words to change, not only to think about."""
    return sum(hit.term.strength == "strong" for hit in hits)


def as_json(hits: Sequence[Hit]) -> str:
    """A JSON list. `start` and `end` count characters of the text that was read."""
    return json.dumps(
        [
            {
                "id": hit.term.id,
                "start": hit.start,
                "end": hit.end,
                "text": hit.text,
                "suggestion": hit.term.kinder,
                "category": hit.term.category,
                "strength": hit.term.strength,
            }
            for hit in hits
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_text(text: str, hits: Sequence[Hit]) -> Iterator[str]:
    """Lines for people: where the words stand, what is kinder, and why."""
    for hit in hits:
        line = text.count("\n", 0, hit.start) + 1
        yield f"line {line}: “{' '.join(hit.text.split())}” ({hit.term.strength})"
        yield f"    kinder: {hit.term.kinder}"
        yield f"    why: {hit.term.reason} (evidence {hit.term.evidence})"
    if hits:
        yield f"{len(hits)} wordings to think about, {to_change(hits)} of them to change."
    else:
        yield "No wording of the list is in this text."
