"""Every change of a booking's state goes through here: one audit line, at most one letter, always a new version."""

from datetime import datetime
from typing import Any

from django.db.models import F

from events.enums import Act, BookingState
from events.models import Attendee, Booking, Occurrence
from events.party import Party
from events.services import places
from events.services.notices import NoticeKind, tell_family
from events.waking_hours import after_a_call, offer_expiry
from home.school_days import school_days_of
from site_project.privacy import audit
from site_project.privacy.keys import new_token, token_hash
from site_project.staff.models import User


def record(booking: Booking, act: Act, kind: NoticeKind | None = None, *, by: User | None = None, **told: Any) -> None:
    """Save a changed booking, write the audit line and, with `kind`, the letter. `by`: the member of staff, if any.

    What has no letter is something that the family did or knows, so nobody has to ring it any more.
    """
    booking.version += 1
    if kind is None:
        booking.to_ring = ""
    booking.save()
    audit.record(action=act, subject=booking.pk, actor=by)
    if kind:
        tell_family(kind=kind, booking=booking.lead, about=booking, **told)


def wait(booking: Booking, date: Occurrence) -> None:
    """Put it at the end of the queue. The caller holds the row and saves."""
    booking.state, booking.queue_no, booking.overtaken = BookingState.WAITING, places.next_turn(date), 0
    booking.offered_at = booking.offer_expires_at = None


def confirm(booking: Booking) -> Booking:
    """Make it booked, or join it to the family's booking. Returns the one that is booked now. The caller saves that."""
    booking.state = BookingState.CONFIRMED
    booking.offered_at = booking.offer_expires_at = booking.queue_no = None
    return join(booking) if booking.part_of else booking


def join(part: Booking) -> Booking:
    """Move the people of a part to the family's booking, and end the part. Returns the family's booking."""
    lead = part.lead
    part.attendees.update(booking=lead)
    lead.adults += part.adults
    part.adults, part.state = 0, BookingState.JOINED
    part.offered_at = part.offer_expires_at = part.queue_no = None
    record(part, Act.JOINED)
    return lead


def offer(booking: Booking, date: Occurrence, now: datetime) -> None:
    """Hold places for the family until it answers; without an e-mail, until the office has had a morning to ring.

    The caller has taken them, gives places now, and saves.
    """
    booking.state, booking.offered_at = BookingState.OFFERED, now
    booking.offer_expires_at = offer_expiry(now, offer_hours=date.offer_hours, ends_at=date.offers_end_at)
    if booking.offer_expires_at and not booking.lead.email:
        days = school_days_of(date.page.get_site())
        rung = after_a_call(now, days=days, ends_at=date.offers_end_at)
        booking.offer_expires_at = max(booking.offer_expires_at, rung)


def part_beside(lead: Booking, rest: Party, *, queue_no: int | None) -> Booking:
    """What the family waits for beside `lead`: a booking of its own, without children yet."""
    part = Booking.objects.create(
        occurrence=lead.occurrence,
        part_of=lead,
        state=BookingState.WAITING,
        queue_no=queue_no,
        adults=rest.adults,
        auto_accept=lead.auto_accept,
        source=lead.source,
        family_key=lead.family_key,
        idempotency_key_hash=token_hash(new_token()),
    )
    audit.record(action=Act.WAITING, subject=part.pk)
    return part


def split(booking: Booking, keep: Party, turn: int | None) -> None:
    """Leave `keep` in a booking that no longer waits; the rest, if any, waits on with the family's turn."""
    rest = booking.party - keep
    if rest.is_empty:
        return
    booking.adults = keep.adults
    booking.save()
    part = part_beside(booking, rest, queue_no=turn)
    if rest.children_in_childcare:
        Attendee.objects.in_childcare().filter(booking=booking).update(booking=part)
    booking.refresh_from_db()  # its people were read before some of them moved


def join_again(lead: Booking) -> None:
    """Take back what was split off, before a booking that lost its offer waits or ends as a whole."""
    for part in Booking.objects.live().filter(part_of=lead):
        part.part_of = lead
        if part.is_offered:
            places.give_back(occurrence_id=lead.occurrence_id, party=part.party)
        join(part)


def overtake(waiting: list[Booking]) -> None:
    """Note that somebody who came later got places that were too few for these."""
    Booking.objects.filter(pk__in=[booking.pk for booking in waiting]).update(overtaken=F("overtaken") + 1)
    for booking in waiting:
        audit.record(action=Act.OVERTAKEN, subject=booking.pk)
