"""The letters about a booking: which there are, and writing one into the outbox."""

from datetime import datetime
from enum import StrEnum

from django.urls import reverse

from events.calendar import booking_calendar
from events.enums import BookingState, Ring
from events.letters import letter_words
from events.models import Booking, BookingLink
from site_project.outbox import services as outbox
from site_project.outbox.mail import Attachment
from site_project.privacy.keys import new_token, token_hash


class NoticeKind(StrEnum):
    """The names of the templates in templates/emails."""

    CONFIRMED = "booking-confirmed"
    WAITING = "booking-waiting"
    OFFER = "booking-offer"
    LAPSED = "booking-lapsed"
    NO_PLACE = "booking-no-place"
    CHANGED = "booking-changed"
    CANCELLED = "booking-cancelled"
    MOVED = "booking-moved"
    REMINDER = "booking-reminder"
    THANKS = "booking-thanks"
    MESSAGE = "booking-message"


# Those that a phone's calendar should hear of.
WITH_CALENDAR = frozenset({NoticeKind.CONFIRMED, NoticeKind.CHANGED, NoticeKind.CANCELLED, NoticeKind.MOVED})

# Those that a family without an e-mail has to hear by phone, and why it is rung then.
WORTH_A_CALL = {
    NoticeKind.CONFIRMED: Ring.BOOKED,
    NoticeKind.OFFER: Ring.OFFERED,
    NoticeKind.LAPSED: Ring.LAPSED,
    NoticeKind.NO_PLACE: Ring.NO_PLACE,
    NoticeKind.CHANGED: Ring.CHANGED,
    NoticeKind.CANCELLED: Ring.CANCELLED,
    NoticeKind.MOVED: Ring.MOVED,
}


def tell_family(
    *,
    kind: NoticeKind,
    booking: Booking,
    token: str = "",
    about: Booking | None = None,
    was_moved: bool = False,
    they_know: bool = False,
    send_before: datetime | None = None,
) -> bool:
    """Write a letter; without an address, put the family on the list of those to ring (decision 30).

    `booking`: the family's own. `about`: the booking or part that it is about, where that may be another. `token`: the
    family's link where it has just been made; else it gets a new one. `was_moved`: the places went because nobody said
    "still coming". `they_know`: the family did it itself or stands there, so nobody has to ring it. `send_before`: of
    no use later. Returns whether a letter was written now.
    """
    about = about or booking
    if not booking.email:
        _mark(about, "" if they_know else _why_to_ring(kind, about))
        return False
    dedupe_key = letter_key(kind, about)
    if outbox.was_written(dedupe_key):
        return False
    context = letter_words(booking, about)
    notice = outbox.queue(
        kind=kind,
        to=booking.email,
        context={**context, "link": _link(kind, booking, context["site_url"], token), "was_moved": was_moved},
        dedupe_key=dedupe_key,
        send_before=send_before,
        attachments=_calendar_file(booking, context["site_url"]) if kind in WITH_CALENDAR else [],
    )
    return notice is not None


def _why_to_ring(kind: NoticeKind, about: Booking) -> str:
    """What the call is about from now on: of two things that a family does not know, the one that says more."""
    if kind == NoticeKind.CANCELLED and about.occurrence.is_cancelled:
        return Ring.CALLED_OFF
    if kind == NoticeKind.MOVED and about.is_offered:
        return Ring.OFFERED  # also says the day and time as they are now
    if kind == NoticeKind.CHANGED and about.to_ring:
        return about.to_ring
    return WORTH_A_CALL.get(kind, about.to_ring)


def _mark(about: Booking, why: str) -> None:
    if about.to_ring != why:
        about.to_ring = why
        Booking.objects.filter(pk=about.pk).update(to_ring=why)


def letter_key(kind: NoticeKind, about: Booking) -> str:
    """What makes a letter the same letter: one of each kind for each version of a booking, or for each day of it."""
    once_a_day = kind in (NoticeKind.REMINDER, NoticeKind.THANKS)
    return f"{kind}:{about.pk}:{about.occurrence.local_start.date() if once_a_day else about.version}"


def standing_letter(booking: Booking) -> NoticeKind:
    """The letter that tells a family how its booking stands: booked, offered or waiting."""
    kinds = {BookingState.WAITING: NoticeKind.WAITING, BookingState.OFFERED: NoticeKind.OFFER}
    return kinds.get(BookingState(booking.state), NoticeKind.CONFIRMED)


def _link(kind: NoticeKind, booking: Booking, site_url: str, token: str) -> str:
    """The address for the letter's button. Behind a cancelled booking nothing is left to change, so it has none."""
    if kind == NoticeKind.CANCELLED:
        return ""
    view = "events:how_was_it" if kind == NoticeKind.THANKS else "events:my_booking"
    return site_url + reverse(view, args=[token or _new_link(booking)])


def _new_link(booking: Booking) -> str:
    token = new_token()
    BookingLink.objects.create(booking=booking, token_hash=token_hash(token))
    return token


def _calendar_file(booking: Booking, root_url: str) -> list[Attachment]:
    if booking.is_waiting or booking.is_offered:
        return []
    content = booking_calendar(booking, base_url=root_url)
    return [{"name": "booking.ics", "mimetype": "text/calendar", "content": content}]
