"""Calendars are told when the words of a page change what they show."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F

from events.models import EventPage, Occurrence

# What an entry shows of its page and what a family acts on. Other words may change without a new number.
SHOWN_IN_ENTRIES = frozenset({"title", "place"})


@transaction.atomic
def raise_sequences(*, page: EventPage, saving: Collection[str] | None = None) -> int:
    """Give every date of `page` its next number if the title or place in `page` is not the one that is public.

    To be called before `page` is saved, in the same transaction. `saving`: the fields that will be saved; None: all.
    Returns how many dates. Two editors at once: the second waits for the first (PostgreSQL locks the row; SQLite
    has one writer at a time), so that each change that goes out has a number of its own.
    """
    names = sorted(SHOWN_IN_ENTRIES if saving is None else SHOWN_IN_ENTRIES.intersection(saving))
    if not names:
        return 0
    public = EventPage.objects.select_for_update(no_key=True).filter(pk=page.pk).values(*names).first()
    if public is None or all(public[name] == getattr(page, name) for name in names):
        return 0
    return Occurrence.objects.filter(page_id=page.pk).update(ics_sequence=F("ics_sequence") + 1)
