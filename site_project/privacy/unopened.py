"""What a page shows where a sealed value does not open: a sentence in its place, never what is stored.

Only while something is shown. Whoever writes, searches or sends still meets `CannotOpen`, so that the sentence is never
kept or sent as if it were somebody's words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCE = _("This cannot be opened. Please tell the school office.")
_met: ContextVar[set[Any] | None] = ContextVar("records that could not be opened", default=None)


@contextmanager
def showing() -> Iterator[set[Any]]:
    """Meanwhile a value that does not open reads as the sentence. Gives the primary keys of the rows it was met on."""
    met: set[Any] = set()
    token = _met.set(met)
    try:
        yield met
    finally:
        _met.reset(token)


def instead(pk: Any) -> str | None:
    """The sentence, where something is being shown; None where nobody is looking. `pk`: the row, for the trail."""
    met = _met.get()
    if met is None:
        return None
    met.add(pk)
    return str(SENTENCE)
