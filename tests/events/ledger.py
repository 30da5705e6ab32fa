"""The waiting list once more, in plain Python and without a database: what should happen, beside what did.

Written from the rules, not from the services. Shared with them is only the clock of waking hours, which has tests of
its own. Children are their ratios: 4 is a child who needs one adult for every four; nothing is rounded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction

from events.waking_hours import after_a_call, latest_close, offer_expiry
from home.school_days import SchoolDays

HELD, OPEN = {"confirmed", "offered"}, {"confirmed", "offered", "waiting"}
HOURS_TO_CONFIRM = 48


class Refused(Exception):  # noqa: N818 - it is an answer
    """The rules say no."""


@dataclass(eq=False)
class Group:
    """One family, or (with a `lead`) what it waits for beside its places."""

    adults: int
    along: int = 0
    kids: list[int] = field(default_factory=list)
    without: bool = False
    fewer: bool = False
    auto: bool = False
    family: int = 0
    lead: "Group | None" = None
    pk: object = None
    state: str = "waiting"
    turn: int | None = None
    overtaken: int = 0
    until: datetime | None = None
    confirm_by: datetime | None = None

    @property
    def has_email(self) -> bool:
        """Every other family gave an e-mail, the rest a phone number."""
        return self.family % 2 == 1

    @property
    def heads(self) -> int:
        return self.adults + self.along + len(self.kids)

    @property
    def movable(self) -> bool:
        return self.state == "waiting" and (self.lead is None or self.lead.state == "confirmed")

    def settle_down(self, state: str) -> None:
        self.state, self.until = state, None
        if state != "offered":
            self.turn = None
        if state in {"lapsed", "cancelled"}:
            self.confirm_by = None


@dataclass(eq=False)
class Ledger:
    """One date and everybody who ever asked for it, in the order in which they came."""

    starts: datetime
    ends: datetime
    opens: datetime
    closes: datetime
    offers_end: datetime
    offer_hours: int
    capacity: int
    supervisors: int
    room: int | None
    building: int | None
    most: tuple[int, int] = (6, 6)
    cancelled: bool = False
    next_turn: int = 1
    groups: list[Group] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.closes = min(self.closes, latest_close(self.offers_end))

    def held(self) -> list[Group]:
        return [group for group in self.groups if group.state in HELD]

    def load(self) -> tuple[int, Fraction, int, int]:
        """Adults, supervisors that the children keep busy, children, people."""
        held = self.held()
        kids = [ratio for group in held for ratio in group.kids]
        adults, heads = sum(group.adults for group in held), sum(group.heads for group in held)
        return adults, sum((Fraction(1, ratio) for ratio in kids), Fraction(0)), len(kids), heads

    def limits(self) -> tuple[int, int, int | None, int | None]:
        return self.capacity, self.supervisors if self.supervisors >= 2 else 0, self.room, self.building

    def fits(self, adults: int, along: int, kids: list[int], *, beyond: bool = False) -> bool:
        """Whether so many more fit. Who asks for nothing of a kind cannot be too many of it."""
        asked = (
            adults,
            sum((Fraction(1, ratio) for ratio in kids), Fraction(0)),
            len(kids),
            adults + along + len(kids),
        )
        rows = list(zip(asked, self.load(), self.limits(), strict=True))[1 if beyond else 0 :]
        return all(not more or limit is None or held + more <= limit for more, held, limit in rows)

    def never(self, adults: int, along: int, kids: list[int]) -> bool:
        room = len(kids) > self.room if self.room is not None and kids else False
        heads = adults + along + len(kids)
        return adults > self.capacity or room or (self.building is not None and heads > self.building)

    def gives(self, now: datetime) -> bool:
        return not self.cancelled and now < self.closes and self._answer_by(now, self.offer_hours) is not None

    def _answer_by(self, now: datetime, hours: int) -> datetime | None:
        return offer_expiry(now, offer_hours=hours, ends_at=self.offers_end)

    def choices(self, group: Group) -> Iterator[tuple[int, list[int]]]:
        for kids in [group.kids, []] if group.without and group.adults else [group.kids]:
            for adults in range(group.adults, 0 if group.fewer else group.adults - 1, -1):
                yield adults, kids

    def best(self, group: Group) -> tuple[int, list[int]] | None:
        return next((keep for keep in self.choices(group) if self.fits(keep[0], group.along, keep[1])), None)

    def waiting(self) -> list[Group]:
        return sorted((group for group in self.groups if group.movable), key=lambda group: group.turn)

    def part(self, lead: Group, state: str = "") -> Group | None:
        live = {state} if state else OPEN
        return next((group for group in self.groups if group.lead is lead and group.state in live), None)

    def promote(self, now: datetime) -> None:
        """Places that are free go to those who wait, the first first who fits."""
        if not self.gives(now):
            return
        passed: list[Group] = []
        for group in self.waiting():
            keep = self.best(group)
            if keep is None:
                passed.append(group)
                continue
            for other in passed:
                other.overtaken += 1
            if group.auto:
                self.book_in(group, keep)
            else:
                group.settle_down("offered")
                group.until = self._answer_by(now, self.offer_hours)
                if not group.has_email:  # somebody rings first, on a school morning
                    rung = after_a_call(now, days=SchoolDays(), ends_at=self.offers_end)
                    group.until = max(group.until, rung)
                self.split(group, keep)

    def book_in(self, group: Group, keep: tuple[int, list[int]]) -> None:
        turn = group.turn
        group.settle_down("confirmed")
        if group.lead:
            self.join(group)
        else:
            self.split(group, keep, turn)

    def split(self, group: Group, keep: tuple[int, list[int]], turn: int | None = None) -> None:
        """The rest waits on, with the family's turn."""
        rest = group.adults - keep[0], group.kids if keep[1] != group.kids else []
        if any(rest):
            part = Group(rest[0], kids=rest[1], auto=group.auto, family=group.family, lead=group)
            part.turn = turn or group.turn
            group.adults, group.kids = keep[0], list(keep[1])
            self.groups.append(part)

    def join(self, part: Group) -> None:
        part.lead.adults += part.adults
        part.lead.along += part.along
        part.lead.kids = part.lead.kids + part.kids
        part.adults, part.along, part.kids, part.state, part.turn, part.until = 0, 0, [], "joined", None, None

    def queue(self, group: Group) -> None:
        group.state, group.turn, group.overtaken, group.until = "waiting", self.next_turn, 0, None
        self.next_turn += 1

    def lapse(self, group: Group) -> None:
        """An offer or a silence ran out: the family ends as a whole."""
        while part := self.part(group):
            self.join(part)
        group.settle_down("lapsed")

    def come_at_once(self, group: Group) -> bool:
        keep = self.best(group)
        if keep:
            self.overtake(group)
            self.book_in(group, keep)
        return keep is not None

    def overtake(self, *without: Group) -> None:
        for other in self.waiting():
            other.overtaken += other not in without

    def shift(self, days: int) -> None:
        for name in ("starts", "ends", "closes", "offers_end"):
            setattr(self, name, getattr(self, name) + timedelta(days=days))
        self.closes = min(self.closes, latest_close(self.offers_end))
