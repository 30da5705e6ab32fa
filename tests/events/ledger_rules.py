"""What families, staff and the clock may do to the `Ledger`. Each rule changes it, or raises `Refused` and does not."""

from collections import Counter
from datetime import datetime, timedelta

from events.waking_hours import latest_close, offer_expiry
from tests.events.ledger import HOURS_TO_CONFIRM, OPEN, Group, Ledger, Refused


def closed(ledger: Ledger, now: datetime) -> bool:
    """Whether a family can neither book nor wait."""
    return ledger.cancelled or not ledger.opens <= now < ledger.closes


def too_many(ledger: Ledger, adults: int, kids: int) -> bool:
    """Whether that is more than one family can book."""
    return adults > ledger.most[0] or kids > ledger.most[1]


def standing(ledger: Ledger, family: int) -> Group | None:
    """The live booking of a family."""
    mine = (group for group in ledger.groups if group.family == family and not group.lead)
    return next((group for group in mine if group.state in OPEN), None)


def book(ledger: Ledger, group: Group, now: datetime, *, staff: bool = False, reason: str = "") -> Group:
    """Book, or wait. A family that has a booking keeps it."""
    if earlier := standing(ledger, group.family):
        return earlier
    asked = group.adults, group.along, group.kids
    if ledger.cancelled or (now >= ledger.ends if staff else closed(ledger, now)):
        raise Refused
    if not staff and (too_many(ledger, group.adults, len(group.kids)) or ledger.never(*asked)):
        raise Refused
    if ledger.fits(*asked, beyond=bool(reason)):
        ledger.overtake()
        group.state = "confirmed"
        ledger.groups.append(group)
        if reason:
            ledger.promote(now)
        return group
    if reason or not ledger.gives(now) or ledger.never(*asked):
        raise Refused
    ledger.queue(group)
    ledger.groups.append(group)
    ledger.come_at_once(group)
    ledger.promote(now)
    return group


def change(ledger: Ledger, group: Group, adults: int, along: int, leaving: list[int], joining: list[int], now) -> None:
    """Fewer come at once; more come if they fit, or wait."""
    if group.state not in OPEN or ledger.ends <= now:
        raise Refused
    more = max(0, adults - group.adults), max(0, along - group.along), joining
    before = group.adults, group.along, group.kids
    group.adults, group.along = min(adults, group.adults), min(along, group.along)
    group.kids = list((Counter(group.kids) - Counter(leaving)).elements())
    try:
        if any(more):
            grow(ledger, group, *more, now)
    except Refused:
        group.adults, group.along, group.kids = before
        raise
    ledger.promote(now)


def grow(ledger: Ledger, group: Group, adults: int, along: int, kids: list[int], now: datetime) -> None:
    """More people, beside those who come."""
    whole = group.adults + adults, group.along + along, group.kids + kids
    part = ledger.part(group)
    beside = (part.adults, len(part.kids)) if part else (0, 0)
    if closed(ledger, now) or ledger.never(*whole) or too_many(ledger, whole[0] + beside[0], len(whole[2]) + beside[1]):
        raise Refused
    if group.state == "offered":
        raise Refused
    if group.state == "confirmed" and not ledger.fits(adults, along, kids):
        if part or not ledger.gives(now):
            raise Refused
        part = Group(adults, along, kids, auto=group.auto, family=group.family, lead=group)
        ledger.queue(part)
        ledger.groups.append(part)
        return
    if group.state == "waiting":
        ledger.queue(group)
    else:
        ledger.overtake()
    group.adults, group.along, group.kids = whole


def cancel(ledger: Ledger, group: Group, now: datetime) -> None:
    """Not coming, or not waiting any more."""
    if group.state in OPEN and ledger.ends <= now:
        raise Refused
    if group.state in OPEN | {"lapsed"}:
        end(ledger, group)
    ledger.promote(now)


def end(ledger: Ledger, group: Group) -> None:
    """The family, with what waits beside it."""
    for one in (ledger.part(group), group):
        if one:
            one.settle_down("cancelled")


def accept(ledger: Ledger, group: Group, now: datetime) -> None:
    """Yes, if in time."""
    if group.state in {"confirmed", "joined"}:
        return
    in_time = group.state == "offered" and now < group.until
    if in_time:
        group.settle_down("confirmed")
        if group.lead:
            ledger.join(group)
    elif group.state == "offered":
        ledger.lapse(group)
    ledger.promote(now)
    if not in_time:
        raise Refused


def overdue(group: Group, now: datetime) -> bool:
    """Whether its time has run out and no job has come by yet."""
    silent = group.state == "confirmed" and group.confirm_by is not None and group.confirm_by <= now
    return silent or (group.state == "offered" and group.until <= now)


def rejoin(ledger: Ledger, group: Group, now: datetime) -> None:
    """Wait again at the end, or come at once; those who wait already come first."""
    late = overdue(group, now)
    if group.state in OPEN and not late:
        return
    family = [one for one in (group, ledger.part(group), group.lead) if one]
    kids = [ratio for one in family for ratio in one.kids]
    adults, along = sum(one.adults for one in family), sum(one.along for one in family)
    if closed(ledger, now) or too_many(ledger, adults, len(kids)) or ledger.never(adults, along, kids):
        raise Refused
    taken = ledger.part(group.lead) if group.lead else standing(ledger, group.family)
    if taken not in (None, group) or not (late or group.state == "lapsed"):
        raise Refused
    if group.lead and group.lead.state != "confirmed":
        raise Refused
    if late:
        ledger.lapse(group)
        ledger.promote(now)
    ledger.queue(group)
    ledger.come_at_once(group)
    ledger.promote(now)


def still_coming(group: Group, now: datetime) -> None:
    """After a move."""
    if group.state not in OPEN or (group.confirm_by and group.confirm_by <= now):
        raise Refused
    group.confirm_by = None


def clock(ledger: Ledger, now: datetime) -> None:
    """The two jobs: offers that ran out, then families who kept silent; after each the next family is asked."""
    for group in [one for one in ledger.groups if one.state == "offered" and one.until <= now]:
        if group.state == "offered":
            ledger.lapse(group)
            ledger.promote(now)
    silent = [one for one in ledger.groups if one.state == "confirmed" and one.confirm_by and one.confirm_by <= now]
    for group in silent:
        ledger.lapse(group)
        ledger.promote(now)


def move(ledger: Ledger, days: int, now: datetime) -> None:
    """Another day: who comes and has an e-mail is asked again; staff ring the others."""
    ledger.shift(days)
    cut_offers(ledger, now)
    by = offer_expiry(now, offer_hours=HOURS_TO_CONFIRM, ends_at=ledger.offers_end)
    for group in ledger.groups:
        if not group.lead and group.state in OPEN:
            group.confirm_by = by if group.state == "confirmed" and group.has_email else None
    ledger.promote(now)


def offers_end_earlier(ledger: Ledger, hours: int, now: datetime) -> None:
    """Families can answer for less long."""
    ledger.offers_end -= timedelta(hours=hours)
    ledger.closes = min(ledger.closes, latest_close(ledger.offers_end))
    cut_offers(ledger, now)
    ledger.promote(now)


def cut_offers(ledger: Ledger, now: datetime) -> None:
    """No offer outlives the end of offers."""
    for group in [one for one in ledger.groups if one.state == "offered" and one.until > ledger.offers_end]:
        if ledger.offers_end <= now:
            ledger.lapse(group)
        else:
            group.until = ledger.offers_end


def call_off(ledger: Ledger) -> None:
    """Everybody's places end."""
    ledger.cancelled = True
    for group in [one for one in ledger.groups if not one.lead and one.state in OPEN]:
        end(ledger, group)
