"""The site with its guard taken out, to show that the storm is strong enough to notice.

Places are read, then (a moment later) written, and nothing holds them together: what a first version does.
"""

import os
import time
from contextlib import nullcontext
from types import SimpleNamespace

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")

from site_project.wsgi import application  # noqa: E402


def pause() -> None:
    """Between looking and writing. A race may put something stricter here."""
    time.sleep(0.2)


def take_places_naively(*, occurrence_id, party, now, beyond=False) -> bool:
    """Look, wait, write what was seen."""
    from events.models import Occurrence

    date = Occurrence.objects.get(pk=occurrence_id)
    if not date.room.holds(party):
        return False
    pause()
    Occurrence.objects.filter(pk=occurrence_id).update(adults_held=date.adults_held + party.adults)
    return True


def take_the_guard_out() -> None:
    """Both halves of it: the guarded UPDATE, and the transaction around."""
    from events.services import booking, places

    places.take_places = take_places_naively
    booking.transaction = SimpleNamespace(atomic=nullcontext)


take_the_guard_out()

__all__ = ["application"]
