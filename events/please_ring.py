"""Whom the school rings: why, and one kind sentence to say. Who has no e-mail hears by phone what others read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.enums import Ring
from events.fitting import what_fits
from events.letters import moment
from events.models import Booking, Occurrence

WHY: dict[str, Promise] = {
    Ring.OFFERED: gettext_lazy("Places are held for them until %(until)s. They do not know it yet."),
    Ring.BOOKED: gettext_lazy("There was room, so the site booked them in. They do not know it yet."),
    Ring.LAPSED: gettext_lazy("Places were held for them, and the time to say yes is over."),
    Ring.NO_PLACE: gettext_lazy("They wait, and no place came free. The waiting list has ended."),
    Ring.MOVED: gettext_lazy("The date moved. They do not know it yet."),
    Ring.CALLED_OFF: gettext_lazy("The date was called off. They do not know it yet."),
    Ring.CHANGED: gettext_lazy("You changed their numbers. Do they know it?"),
    Ring.CANCELLED: gettext_lazy("You cancelled for them. Do they know it?"),
    Ring.NEWS: gettext_lazy("You wrote to everybody. They did not get it."),
}
SAY: dict[str, Promise] = {
    Ring.OFFERED: gettext_lazy("Good news: there is room for you at %(title)s, %(when)s. Would you like to come?"),
    Ring.BOOKED: gettext_lazy("Good news: there was room, and you are booked in for %(title)s, %(when)s."),
    Ring.LAPSED: gettext_lazy(
        "We are sorry that we did not reach you in time. Would you like to wait for a place again?"
    ),
    Ring.NO_PLACE: gettext_lazy(
        "We are sorry: no place came free for %(title)s this time. You are welcome another day."
    ),
    Ring.MOVED: gettext_lazy("%(title)s has moved. It is now on %(when)s. Does that still suit you?"),
    Ring.CALLED_OFF: gettext_lazy(
        "We are sorry: we have to call off %(title)s, %(when)s. You are welcome another day."
    ),
    Ring.CHANGED: gettext_lazy("We have changed your booking for %(title)s, %(when)s. Shall we go through who comes?"),
    Ring.CANCELLED: gettext_lazy("We have taken your name off %(title)s, %(when)s. You are welcome another day."),
    Ring.NEWS: gettext_lazy("We have news for everybody about %(title)s, %(when)s. I will read it to you."),
}
FITS_NOW = gettext_lazy("They wait, the list has ended, and now they would fit. Nobody asks them if you do not.")


@dataclass(frozen=True)
class Call:
    """One family to ring. `booking`: its own, or the part that it is about; `why` and `say` are sentences.

    `mark`: what the booking is marked with, so that staff can take it away; empty if it was worked out just now.
    `words`: what staff wrote to everybody, to be read out.
    """

    booking: Booking
    why: str
    say: str
    mark: str
    words: str = ""


def call_about(booking: Booking, date: Occurrence) -> Call:
    """The call that the mark of this booking asks for."""
    facts = {"title": date.page.title, "when": date.when_words, "until": moment(booking.offer_expires_at)}
    why, say = (str(sentence[booking.to_ring]) % facts for sentence in (WHY, SAY))
    words = date.written[0].words if booking.to_ring == Ring.NEWS and date.written else ""
    return Call(booking, why, say, mark_of(booking, date), words)


def mark_of(booking: Booking, date: Occurrence) -> str:
    """What the call is about, as “I rang them” sends it back. A second move or more words are another call."""
    if booking.to_ring == Ring.MOVED:
        return f"{booking.to_ring} {date.ics_sequence}"
    return f"{booking.to_ring} {len(date.written)}" if booking.to_ring == Ring.NEWS else booking.to_ring


def calls_of(bookings: Iterable[Booking], date: Occurrence, now: datetime) -> list[Call]:
    """Whom to ring of the bookings of one date, those who would fit now among them; nobody once it is over.

    Who was not told that the date is called off stays there until the bookings are deleted.
    """
    rows = list(bookings)
    if now >= date.ends_at and not date.is_cancelled:
        return []
    fit = fit_now(rows, date, now)
    say = _("A place has come free for %(title)s, %(when)s. Would you like to come?")
    facts = {"title": date.page.title, "when": date.when_words}
    noted = [call_about(row, date) for row in rows if row.to_ring and row not in fit]
    return [*(Call(row, str(FITS_NOW), say % facts, row.to_ring and mark_of(row, date)) for row in fit), *noted]


def fit_now(bookings: Iterable[Booking], date: Occurrence, now: datetime) -> list[Booking]:
    """Who still waits and would fit, in turn, where the list has ended and places go to nobody by themselves."""
    if not date.list_has_ended(now):
        return []
    room, fit = date.room, []
    for row in sorted((row for row in bookings if row.is_waiting), key=lambda row: row.queue_no):
        keep = what_fits(row.party, row.fallback, room)
        if keep is not None and (row.part_of is None or row.part_of.is_confirmed):
            room = room.less(keep)
            fit.append(row)
    return fit
