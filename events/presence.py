"""Who is in the building, worked out from what staff pressed: INs less OUTs. Reads loaded rows, asks no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from events.enums import ChildState, Direction

Movements = Iterable[Any]


def standing(movements: Movements) -> list[Any]:
    """Those that hold: neither undone nor an undo, in order."""
    rows = list(movements)
    undone = {row.undoes_id for row in rows}
    return [row for row in rows if row.undoes_id is None and row.pk not in undone]


def balance(movements: Movements, what: str) -> int:
    """INs less OUTs of one number."""
    return sum(getattr(row, what) * (1 if row.direction == Direction.IN else -1) for row in movements)


@dataclass(frozen=True)
class ChildDay:
    """One child in childcare."""

    child: Any
    movements: list[Any]

    @property
    def last(self) -> Any | None:
        """The last thing that happened and was not undone."""
        return next(reversed(standing(self.movements)), None)

    @property
    def state(self) -> ChildState:
        """Where it is."""
        if self.last is None:
            return ChildState.EXPECTED
        return ChildState.IN if self.last.direction == Direction.IN else ChildState.OUT

    @property
    def is_in(self) -> bool:
        """Whether it is in our room."""
        return self.state == ChildState.IN

    @property
    def is_out(self) -> bool:
        """Whether somebody collected it."""
        return self.state == ChildState.OUT

    @property
    def seen(self) -> int:
        """The number of the child's last line: what a page showed when its button was pressed."""
        return self.movements[-1].number if self.movements else 0


class FamilyDay:
    """One family: the booking with `attendees` and `movements` loaded."""

    def __init__(self, booking: Any) -> None:
        self.booking = booking
        self.movements = list(booking.movements.all())
        self.own = [row for row in self.movements if row.attendee_id is None]

    @cached_property
    def children(self) -> list[ChildDay]:
        """Its children in childcare."""
        rows = self.booking.children_in_childcare
        return [ChildDay(row, [line for line in self.movements if line.attendee_id == row.pk]) for row in rows]

    def child(self, attendee_id: Any) -> ChildDay:
        """One of them."""
        return next(child for child in self.children if child.child.pk == attendee_id)

    @cached_property
    def adults(self) -> int:
        """Adults who are in the building."""
        return balance(self.own, "adults")

    @cached_property
    def children_along(self) -> int:
        """Children in the building who stay with them."""
        return balance(self.own, "children_along")

    @property
    def children_in(self) -> list[ChildDay]:
        """Children in our room."""
        return [child for child in self.children if child.is_in]

    @property
    def maybe_here(self) -> list[ChildDay]:
        """Children in childcare who may be with their family: not handed over, or collected, and an adult is here."""
        return [child for child in self.children if not child.is_in] if self.adults else []

    @property
    def heads(self) -> int:
        """How many of the family are in the building."""
        return self.adults + self.children_along + len(self.children_in)

    @property
    def came(self) -> bool:
        """Whether somebody of the family was here today."""
        return any(row.direction == Direction.IN for row in standing(self.own))

    @property
    def has_left(self) -> bool:
        """Whether they were here and nobody is."""
        return self.came and not self.heads

    @property
    def last(self) -> Any | None:
        """The last time that adults came or went."""
        return next(reversed(standing(self.own)), None)

    @property
    def seen(self) -> int:
        """The number of the family's last line, children's apart."""
        return self.own[-1].number if self.own else 0

    @property
    def can_be_undone(self) -> set[Any]:
        """The keys of the last lines of the adults and of each child."""
        return {one.last.pk for one in [self, *self.children] if one.last}

    @property
    def log(self) -> list[tuple[Any, str]]:
        """All lines, the newest first, each with the name of its child."""
        names = {row.child.pk: row.child.known_as for row in self.children}
        return [(line, names.get(line.attendee_id, "")) for line in reversed(self.movements)]

    @property
    def here(self) -> dict[str, int]:
        """The numbers of those who are in the building with the adults."""
        return {"adults": self.adults, "children_along": self.children_along}

    @property
    def to_come(self) -> dict[str, int]:
        """The numbers of those who are booked and not here."""
        booked = self.booking.party
        along = max(0, booked.children_along - self.children_along)
        return {"adults": max(0, booked.adults - self.adults), "children_along": along}


@dataclass(frozen=True)
class Building:
    """Everybody who is in it, but the staff."""

    families: list[FamilyDay]

    @property
    def here(self) -> list[FamilyDay]:
        """Families of whom somebody is in the building."""
        return [family for family in self.families if family.heads]

    @property
    def adults(self) -> int:
        """Adults of families."""
        return sum(family.adults for family in self.families)

    @property
    def along(self) -> int:
        """Children who are with them."""
        return sum(family.children_along for family in self.families)

    @property
    def in_our_room(self) -> list[tuple[FamilyDay, ChildDay]]:
        """Children whom we look after, with their family, by label."""
        found = [(family, child) for family in self.families for child in family.children_in]
        return sorted(found, key=lambda pair: pair[1].child.label_no or 0)

    @property
    def maybe(self) -> int:
        """Children who may be with their family."""
        return sum(len(family.maybe_here) for family in self.families)

    @property
    def care_units(self) -> int:
        """What the children in our room take of the supervisors' time (`events.ratio`)."""
        return sum(child.child.care_units for _family, child in self.in_our_room)

    @property
    def total(self) -> int:
        """Everybody: INs less OUTs."""
        return self.adults + self.along + len(self.in_our_room)


def by_name(bookings: Iterable[Any]) -> list[FamilyDay]:
    """The families, in the order of their names: a person at the door looks for one."""
    return [FamilyDay(booking) for booking in sorted(bookings, key=lambda one: one.contact_name.casefold())]
