"""Whether we still have somebody's yes. Pictures, voices and names all ask here, so that it is decided in one place."""

from datetime import date

from django.utils import timezone


def still_agreed(until: date | None, today: date | None = None) -> bool:
    """Whether a yes that was given until `until` holds on `today` (default: today here).

    The last day itself still counts. None means that nobody set an end.
    """
    return until is None or until >= (today or timezone.localdate())
