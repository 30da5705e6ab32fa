"""Staff write to the families of one date: the same words to each, once. Who has no e-mail is rung (decision 30)."""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from events.enums import Act, BookingState, Ring
from events.letters import letter_words
from events.models import Booking, DateMessage, Occurrence
from events.services import places
from events.services.links import new_link
from events.services.notices import NoticeKind
from site_project.outbox import services as outbox
from site_project.privacy import audit
from site_project.privacy.keys import token_hash
from site_project.staff.models import User

BOOKED = frozenset({BookingState.CONFIRMED, BookingState.OFFERED, BookingState.ATTENDED})
WAITING = frozenset({BookingState.WAITING})


def families_to_write_to(*, date: Occurrence, booked: bool, waiting: bool) -> list[Booking]:
    """The families of a date who have places (or an offer), who wait, or both; those without an e-mail too."""
    states = (BOOKED if booked else frozenset()) | (WAITING if waiting else frozenset())
    return list(Booking.objects.of_families().with_date().filter(occurrence=date, state__in=states))


@dataclass(frozen=True)
class Written:
    """How many letters are on their way, and how many families are on the list of those to ring for it."""

    letters: int = 0
    calls: int = 0


@transaction.atomic
def write_to_families(
    *, occurrence_id: uuid.UUID, words: str, booked: bool, waiting: bool, key: str, actor: User
) -> Written:
    """Write `words` to each family with an e-mail, with a link of its own; the others are marked to be rung.

    `key` is the form's one-time key: the same form twice writes to nobody twice, and asks for no second call.
    """
    places.hold_row(occurrence_id=occurrence_id)
    date = Occurrence.objects.with_page().get(pk=occurrence_id)
    families = families_to_write_to(date=date, booked=booked, waiting=waiting)
    if not families or DateMessage.objects.filter(form_hash=token_hash(key)).exists():
        return Written()
    message = DateMessage.objects.create(occurrence=date, form_hash=token_hash(key), words=words)
    audit.record(action=Act.FAMILIES_WRITTEN_TO, subject=date.pk, actor=actor)
    silent = [booking.pk for booking in families if not booking.email]
    # A mark that is there says more than news for everybody. Whoever rings sees both on the board.
    Booking.objects.filter(pk__in=silent, to_ring="").update(to_ring=Ring.NEWS)
    by_mail = [booking for booking in families if booking.email]
    for booking in by_mail:
        _write(booking, message)
    return Written(len(by_mail), len(silent))


def _write(booking: Booking, message: DateMessage) -> None:
    context = letter_words(booking, booking)
    link = context["site_url"] + reverse("events:my_booking", args=[new_link(booking=booking)])
    context |= {"words": message.words, "link": link}
    dedupe_key = f"{NoticeKind.MESSAGE}:{booking.pk}:{message.pk}"
    outbox.queue(kind=NoticeKind.MESSAGE, to=booking.email, context=context, dedupe_key=dedupe_key)
