"""Who comes, in numbers and in the words of the form. Plain values: nothing here touches the database."""

from dataclasses import dataclass, field

from events.enums import Source


@dataclass(frozen=True)
class Party:
    """How many people of one family. `care_units`: what its children in childcare take of the supervisors' time
    (`events.ratio`). As a difference of two parties the numbers may be negative."""

    adults: int = 0
    children_along: int = 0
    children_in_childcare: int = 0
    care_units: int = 0

    @property
    def heads(self) -> int:
        """Everybody in the building: what a fire limit counts."""
        return self.adults + self.children_along + self.children_in_childcare

    def __add__(self, other: "Party") -> "Party":
        return Party(*(mine + theirs for mine, theirs in zip(self.numbers, other.numbers, strict=True)))

    def __sub__(self, other: "Party") -> "Party":
        return Party(*(mine - theirs for mine, theirs in zip(self.numbers, other.numbers, strict=True)))

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """Adults, children who stay with them, children in childcare, care units."""
        return self.adults, self.children_along, self.children_in_childcare, self.care_units

    @property
    def only_shrinks(self) -> bool:
        """For a difference: whether nothing grows."""
        return max(self.numbers) <= 0

    @property
    def is_empty(self) -> bool:
        """Nobody at all; for a difference: nothing changes."""
        return not any(self.numbers)


NOBODY = Party()


@dataclass(frozen=True)
class Fallback:
    """What a family would take if not all of it fits. Without either it is all of them or nobody."""

    without_childcare: bool = False
    fewer_adults: bool = False


@dataclass(frozen=True)
class EmergencyContact:
    """Whom to ring when the parent cannot be found."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ChildDetails:
    """What the people in the childcare room need to know of one child.

    `from_class`: the class from which we bring the child; empty where it comes with its parent.
    """

    known_as: str
    age_band: str
    allergies: str = ""
    no_allergies: bool = False
    medical: str = ""
    support: str = ""
    who_may_collect: str = ""
    from_class: str = ""


@dataclass(frozen=True)
class BookingRequest:
    """One booking as a family asked for it."""

    contact_name: str
    adults: int
    email: str = ""
    phone: str = ""
    language: str = ""
    interpreter: bool = False
    needs: str = ""
    children_along: int = 0
    children: tuple[ChildDetails, ...] = ()
    emergency: EmergencyContact = field(default_factory=EmergencyContact)
    source: Source = Source.WEB
    fallback: Fallback = field(default_factory=Fallback)
    auto_accept: bool = False  # "book us in automatically when a place comes free"


@dataclass(frozen=True)
class ChangeRequest:
    """What a family wants instead. `leaving` names children in childcare by their row; `joining` are new."""

    adults: int
    children_along: int = 0
    leaving: frozenset[str] = frozenset()
    joining: tuple[ChildDetails, ...] = ()
    emergency: EmergencyContact = field(default_factory=EmergencyContact)
