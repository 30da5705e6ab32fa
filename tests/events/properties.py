"""What must be true of a date after every step, read from its rows. `check` runs all of it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any

from events.enums import Act
from events.models import Attendee, Booking, Occurrence
from site_project.outbox.models import Notice
from site_project.privacy.models import AuditEntry
from tests.events.commands import ratio_of
from tests.events.ledger import HELD, OPEN, Ledger

# One of these, and no more, goes with every change of a state.
OF_STATES = {Act.BOOKED, Act.WAITING, Act.OFFERED, Act.ACCEPTED, Act.DECLINED}
OF_STATES |= {Act.LAPSED, Act.REJOINED, Act.JOINED, Act.CANCELLED}


@dataclass
class Story:
    """What was so before this step."""

    date: Occurrence
    states: dict[Any, str] = field(default_factory=dict)
    excess: tuple[Any, ...] = (0, 0, 0, 0)
    ahead: dict[Any, int] = field(default_factory=dict)
    acts: Counter[Any] = field(default_factory=Counter)
    letters: Counter[str] = field(default_factory=Counter)


def check(story: Story, ledger: Ledger, now: datetime, *, staff: bool, refused: bool) -> None:
    """Everything, after one step. `staff`: it may have made an excess. `refused`: it should have changed nothing."""
    story.date.refresh_from_db()
    rows = list(Booking.objects.filter(occurrence=story.date).prefetch_related("attendees"))
    name_parts(ledger, rows)
    assert picture_of_rows(rows) == picture_of_ledger(ledger), "P6, P7, P8: as the rules say, family by family"
    limits_hold(story, rows, ledger, staff)
    adults_come_with_their_children(rows)
    nobody_who_fits_waits(ledger, now)
    nobody_moves_back(story, rows)
    one_booking_one_offer(story, rows)
    every_step_is_written_down_once(story, rows, ledger, refused)


def name_parts(ledger: Ledger, rows: list[Booking]) -> None:
    """Parts are made by the services; the ledger learns which row is which."""
    known = {group.pk for group in ledger.groups}
    for group in ledger.groups:
        if group.lead and group.pk is None:
            new = [row for row in rows if row.part_of_id == group.lead.pk and row.pk not in known]
            group.pk = new[0].pk if new else None


def picture_of_rows(rows: list[Booking]) -> list[tuple[Any, ...]]:
    """Every family and part as the database has it."""
    shown = [row for row in rows if not (row.part_of_id and row.state in {"joined", "cancelled"})]
    return sorted(
        (
            str(row.part_of_id or row.pk),
            bool(row.part_of_id),
            row.state,
            *_people(row.state, row.adults, row.party.children_along, [ratio_of(c) for c in row.children_in_childcare]),
            (row.queue_no or 0, row.overtaken if row.state == "waiting" else 0),
            (str(row.offer_expires_at), str(row.confirm_by)),
        )
        for row in shown
    )


def picture_of_ledger(ledger: Ledger) -> list[tuple[Any, ...]]:
    """The same in the ledger."""
    shown = [one for one in ledger.groups if not (one.lead and one.state in {"joined", "cancelled"})]
    return sorted(
        (
            str((one.lead or one).pk),
            bool(one.lead),
            one.state,
            *_people(one.state, one.adults, one.along, one.kids),
            (one.turn or 0, one.overtaken if one.state == "waiting" else 0),
            (str(one.until), str(one.confirm_by)),
        )
        for one in shown
    )


def _people(state: str, adults: int, along: int, kids: list[int]) -> tuple[Any, ...]:
    return ("gone",) if state == "cancelled" else (adults, along, tuple(sorted(kids)))


def limits_hold(story: Story, rows: list[Booking], ledger: Ledger, staff: bool) -> None:
    """P1, P2, P4, P15."""
    date, held = story.date, [row for row in rows if row.state in HELD]
    kids = [child for row in held for child in row.children_in_childcare]
    heads = sum(row.party.heads for row in held)
    counted = (sum(row.adults for row in held), sum(child.care_units for child in kids), len(kids), heads)
    counters = (date.adults_held, date.care_units_held, date.children_held, date.heads_held)
    assert counters == counted, "P4, P13: counters are what the rows say"
    confirmed = sum(row.adults for row in held if row.state == "confirmed")
    offered = sum(row.adults for row in held if row.state == "offered")
    assert confirmed + offered + date.room.adults == ledger.capacity, "P15: nobody is lost or made up"
    busy = sum((Fraction(1, ratio_of(child)) for child in kids), Fraction(0))
    used = (counted[0], busy, len(kids), counted[3])
    limits = ledger.limits()
    excess = tuple(max(0, mine - most) if most is not None else 0 for mine, most in zip(used, limits, strict=True))
    assert staff or all(now <= before for now, before in zip(excess, story.excess, strict=True)), "P1, P2: never more"
    assert not excess[0] or date.adults_held <= date.adult_capacity + date.adult_allowance, "P1: only as allowed"
    story.excess = excess


def adults_come_with_their_children(rows: list[Booking]) -> None:
    """P5: no place in childcare without an adult of the family who has a place."""
    here = {row.pk for row in rows if row.state in HELD and row.adults}
    lonely = [row for row in rows if row.state in HELD and row.children_in_childcare]
    assert all((row.part_of_id or row.pk) in here for row in lonely), "P5"


def nobody_who_fits_waits(ledger: Ledger, now: datetime) -> None:
    """P7: while places are given, whoever waits does not fit."""
    if ledger.gives(now) and now >= ledger.opens:
        assert [group for group in ledger.waiting() if ledger.best(group)] == [], "P7"


def nobody_moves_back(story: Story, rows: list[Booking]) -> None:
    """P9: the families ahead of a turn only become fewer."""
    turns = {(row.family_key, row.queue_no) for row in rows if row.state == "waiting"}
    ahead = {(key, turn): len({other for other, less in turns if less < turn and other != key}) for key, turn in turns}
    assert all(count <= story.ahead.get(whose, count) for whose, count in ahead.items()), "P9"
    story.ahead = ahead


def one_booking_one_offer(story: Story, rows: list[Booking]) -> None:
    """P10, P11."""
    live = [row for row in rows if row.state in OPEN]
    families = [row.family_key for row in live if not row.part_of_id]
    parts = [row.part_of_id for row in live if row.part_of_id]
    assert len(families) == len(set(families)), "P10: one booking for each family"
    assert len(parts) == len(set(parts)), "P10: one thing to wait for beside it"
    date = story.date
    for row in live:
        if row.state == "offered":
            assert row.offered_at < row.offer_expires_at <= date.offers_end_at <= date.starts_at, "P11"


def every_step_is_written_down_once(story: Story, rows: list[Booking], ledger: Ledger, refused: bool) -> None:
    """P16, P17: one line for every change of a state, nothing for what did not happen, one letter at the end."""
    states = {row.pk: row.state for row in rows}
    changed = {pk for pk, state in states.items() if story.states.get(pk) != state}
    acts = Counter(AuditEntry.objects.filter(action__in=OF_STATES).values_list("subject", "action"))
    letters = Counter(Notice.objects.values_list("kind", flat=True))
    grew = {row.part_of_id for row in rows if row.pk in changed and row.state == "joined"}
    for pk in states:
        lines = {act: acts[pk, act] - story.acts[pk, act] for act in OF_STATES}
        # Who waits again before a job has come by lapsed on the way: a state of its own, with a line of its own.
        on_the_way = lines.pop(Act.LAPSED) if states[pk] != "lapsed" else 0
        new = sum(lines.values())
        changes = pk in changed or on_the_way == 1
        assert on_the_way <= 1, f"P16: lapsed {on_the_way} times"
        assert new == changes or (pk in grew and new <= 1), f"P16: {new} lines"
    assert changed or not refused or letters == story.letters, "P16: a refusal writes no letter"
    ended = [row for row in rows if row.pk in changed and row.state == "cancelled" and not row.part_of_id and row.email]
    told = letters["booking-cancelled"] - story.letters["booking-cancelled"]
    assert told == len(ended), "P17: who is cancelled hears it once"
    story.states, story.acts, story.letters = states, acts, letters


def everything(date: Occurrence) -> list[Any]:
    """All that a second press could change."""
    date.refresh_from_db()
    counters = date.adults_held, date.care_units_held, date.children_held, date.heads_held, date.next_queue_no
    rows = Booking.objects.filter(occurrence=date)
    people = Attendee.objects.filter(booking__occurrence=date).order_by("pk").values_list("pk", "booking")
    written = Notice.objects.count(), AuditEntry.objects.count()
    return [counters, list(rows.order_by("pk").values()), list(people), written]
