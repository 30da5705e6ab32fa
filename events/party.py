"""Who comes, in numbers and in the words of the form. Plain values: nothing here touches the database."""

from dataclasses import dataclass, field

from events.enums import Source


@dataclass(frozen=True)
class Party:
    """How many people of one family. As a difference of two parties the numbers may be negative."""

    adults: int
    children_along: int = 0
    children_in_childcare: int = 0

    @property
    def heads(self) -> int:
        """Everybody in the building: what a fire limit counts."""
        return self.adults + self.children_along + self.children_in_childcare

    def __sub__(self, other: "Party") -> "Party":
        return Party(
            self.adults - other.adults,
            self.children_along - other.children_along,
            self.children_in_childcare - other.children_in_childcare,
        )

    @property
    def only_shrinks(self) -> bool:
        """For a difference: whether nothing grows."""
        return max(self.adults, self.children_along, self.children_in_childcare) <= 0


@dataclass(frozen=True)
class EmergencyContact:
    """Whom to ring when the parent cannot be found."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ChildDetails:
    """What the people in the childcare room need to know of one child."""

    known_as: str
    age_band: str
    allergies: str = ""
    no_allergies: bool = False
    medical: str = ""
    support: str = ""
    who_may_collect: str = ""


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

    @property
    def party(self) -> Party:
        """The request in numbers."""
        return Party(self.adults, self.children_along, len(self.children))


@dataclass(frozen=True)
class ChangeRequest:
    """What a family wants instead. `leaving` names children in childcare by their row; `joining` are new."""

    adults: int
    children_along: int = 0
    leaving: frozenset[str] = frozenset()
    joining: tuple[ChildDetails, ...] = ()
    emergency: EmergencyContact = field(default_factory=EmergencyContact)
