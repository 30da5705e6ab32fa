"""When everybody presses at the same moment: once more by itself, then the form again with everything kept."""

from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError

from events.enums import Why
from events.refusals import BookingRefused
from site_project.crowded import is_crowded

Done = TypeVar("Done")
TRIES = 2  # services are safe to repeat; waiting for the lock is the database's own timeout


def unless_busy(act: Callable[[], Done]) -> Done:
    """What `act`, a call of a service, returns. `BookingRefused` (busy) where others held the date for too long."""
    for _try in range(TRIES):
        try:
            return act()
        except OperationalError as error:
            if not is_crowded(error):
                raise
    raise BookingRefused(Why.BUSY)
