"""How it was: one tap on a face and, if they like, a few words. Each counts once; neither knows its family."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.enums import BookingState, Face
from events.models import Booking, Feedback
from events.services import places

MAY_ANSWER = frozenset({BookingState.CONFIRMED, BookingState.ATTENDED})


def may_answer(booking: Booking, now: datetime) -> bool:
    """Whether the family is asked: it was booked in, and the date is over."""
    return booking.state in MAY_ANSWER and not booking.occurrence.is_cancelled and booking.occurrence.ends_at <= now


def say_how_it_was(*, booking_id: uuid.UUID, face: Face, now: datetime | None = None) -> bool:
    """Count a face. False if the family has answered already, or is not asked."""
    return _once(booking_id, "gave_answer", now or timezone.now(), answer=face)


def say_in_words(*, booking_id: uuid.UUID, words: str, now: datetime | None = None) -> bool:
    """Keep a few words, apart from the face. False as above."""
    return _once(booking_id, "gave_words", now or timezone.now(), words=words)


@transaction.atomic
def _once(booking_id: uuid.UUID, flag: str, now: datetime, **said: Any) -> bool:
    places.hold_row(occurrence_id=Booking.objects.values_list("occurrence_id", flat=True).get(pk=booking_id))
    booking = Booking.objects.with_date().get(pk=booking_id)
    if not may_answer(booking, now) or getattr(booking, flag):
        return False
    Booking.objects.filter(pk=booking_id).update(**{flag: True})
    Feedback.objects.create(occurrence=booking.occurrence, day=timezone.localdate(now), **said)
    return True
