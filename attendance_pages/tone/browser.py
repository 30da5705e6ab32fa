"""The lexicon as the browser's matcher reads it."""

from collections.abc import Iterable

from attendance_pages.tone.lexicon import Term
from attendance_pages.tone.starts import beginnings


def spec(terms: Iterable[Term]) -> list[dict[str, str | bool | list[str]]]:
    """One entry for each wording, ready for JSON. The patterns mean the same in Python and in JavaScript."""
    return [
        {
            "id": term.id,
            "term": term.term,
            "pattern": term.pattern,
            "flags": "u" if term.case_sensitive else "iu",
            "unless": term.unless,
            "starts": beginnings(term.pattern),
            "spelled": term.may_be_spelled_out,
            "kinder": term.kinder,
            "reason": term.reason,
            "source": term.source,
            "evidence": term.evidence,
            "strength": term.strength,
            "category": term.category,
            "law": term.allowed_on_law_page,
        }
        for term in terms
    ]
