"""Staff write to the families of one date: the same words to each, once."""

import uuid

from django.db import transaction
from django.urls import reverse

from events.enums import Act, BookingState
from events.letters import letter_words
from events.models import Booking, Occurrence
from events.services.links import new_link
from events.services.notices import NoticeKind
from site_project.outbox import services as outbox
from site_project.outbox.models import Notice
from site_project.privacy import audit
from site_project.privacy.keys import token_hash
from site_project.staff.models import User

BOOKED = frozenset({BookingState.CONFIRMED, BookingState.OFFERED, BookingState.ATTENDED})
WAITING = frozenset({BookingState.WAITING})


def families_to_write_to(*, date: Occurrence, booked: bool, waiting: bool) -> list[Booking]:
    """The families of a date who have places (or an offer), who wait, or both; those without an e-mail too."""
    states = (BOOKED if booked else frozenset()) | (WAITING if waiting else frozenset())
    return list(Booking.objects.of_families().with_date().filter(occurrence=date, state__in=states))


@transaction.atomic
def write_to_families(
    *, occurrence_id: uuid.UUID, words: str, booked: bool, waiting: bool, key: str, actor: User
) -> int:
    """Write `words` to each family with an e-mail; with a link of its own. Returns how many letters are new.

    `key` is the form's one-time key: the same form twice writes to nobody twice.
    """
    date = Occurrence.objects.with_page().get(pk=occurrence_id)
    families = families_to_write_to(date=date, booked=booked, waiting=waiting)
    new = sum(_write(booking, words, token_hash(key)[:16]) for booking in families if booking.email)
    if new:
        audit.record(action=Act.FAMILIES_WRITTEN_TO, subject=date.pk, actor=actor)
    return new


def _write(booking: Booking, words: str, batch: str) -> bool:
    dedupe_key = f"{NoticeKind.MESSAGE}:{booking.pk}:{batch}"
    if Notice.objects.filter(dedupe_key=dedupe_key).exists():
        return False
    context = letter_words(booking, booking)
    link = context["site_url"] + reverse("events:my_booking", args=[new_link(booking=booking)])
    context |= {"words": words, "link": link}
    return outbox.queue(kind=NoticeKind.MESSAGE, to=booking.email, context=context, dedupe_key=dedupe_key) is not None
