"""The site with its guard taken out, to show that the storm is strong enough to notice.

Places are read, then (a moment later) written, and nothing holds them together: what a first version does.
"""

import os
import time
from contextlib import nullcontext
from types import SimpleNamespace

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")

from site_project.wsgi import application  # noqa: E402

PAUSE = 0.05  # seconds between looking and writing


def take_places_naively(*, occurrence_id, more, whole, now) -> bool:
    """Look, wait, write what was seen."""
    from events.models import Occurrence

    date = Occurrence.objects.get(pk=occurrence_id)
    if date.adults_held + more.adults > date.adult_capacity:
        return False
    time.sleep(PAUSE)
    Occurrence.objects.filter(pk=occurrence_id).update(adults_held=date.adults_held + more.adults)
    return True


def without_transaction(function=None):
    """Stands where `transaction.atomic` stood."""
    return function if function else nullcontext()


def take_the_guard_out() -> None:
    """Both halves of it: the guarded UPDATE, and the transaction around."""
    from events.services import booking, places

    places.take_places = take_places_naively
    booking.transaction = SimpleNamespace(atomic=without_transaction)
    booking._new_booking = booking._new_booking.__wrapped__


take_the_guard_out()

__all__ = ["application"]
