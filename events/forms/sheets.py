"""A sheet is several forms on one page that are sent together: the family, its children, whom to ring."""

from collections.abc import Iterator
from typing import Any

from django import forms

from events.enums import Why
from events.forms.booking import WOULD_TAKE, BookingForm, ChangeForm, EmergencyForm
from events.forms.children import ChildForm
from events.models import Booking, Occurrence
from events.party import BookingRequest, ChangeRequest, EmergencyContact, Fallback
from events.refusals import BookingRefused
from site_project.privacy.keys import new_token

MOST_AT_ONCE = 2  # more children in one change: each row makes the page heavier, and one can change again


class Sheet:
    """Looks like one form to the error summary. `front` is the form that carries the one-time key."""

    front: forms.Form

    def __init__(self, data: Any, occurrence: Occurrence, *, rows: int, knows_emergency: bool = False) -> None:
        self.children = [ChildForm(data, number=number, date=occurrence) for number in range(1, rows + 1)]
        self.emergency = EmergencyForm(data, use_required_attribute=False, empty_permitted=True)
        self.asks_emergency = not knows_emergency
        if self.used_children and self.asks_emergency:
            self.emergency.empty_permitted = False

    @property
    def used_children(self) -> list[ChildForm]:
        """The child forms that somebody filled in."""
        return [child for child in self.children if child.used]

    @property
    def parts(self) -> list[forms.Form]:
        """The forms that count: without a child nobody is asked whom to ring."""
        rest = [self.emergency] if self.used_children and self.asks_emergency else []
        return [self.front, *self.used_children, *rest]

    def is_valid(self) -> bool:
        """Whether all parts are right. Checks each, so that the page shows every mistake at once."""
        return not [part for part in self.parts if not part.is_valid()]

    @property
    def errors(self) -> list[Any]:
        """Not empty if something is wrong."""
        return [part.errors for part in self.parts if part.errors]

    def non_field_errors(self) -> list[str]:
        """What is wrong with no single field."""
        return [error for part in self.parts for error in part.non_field_errors()]

    def __iter__(self) -> Iterator[forms.BoundField]:
        for part in self.parts:
            yield from part

    def refuse(self, why: object) -> None:
        """Show why it could not be done, above everything that was typed; with a new key if this one was used."""
        self.front.add_error(None, str(why))
        if isinstance(why, BookingRefused) and why.code == Why.FORM_USED:
            self.front.data = {**self.front.data.dict(), "key": new_token()}

    @property
    def key(self) -> str:
        """The one-time key."""
        return self.front.cleaned_data["key"]

    def _emergency_contact(self) -> EmergencyContact:
        if self.emergency not in self.parts:
            return EmergencyContact()
        given = self.emergency.cleaned_data
        return EmergencyContact(given["emergency_name"], given["emergency_phone"])


class BookingSheet(Sheet):
    """A new booking."""

    def __init__(self, data: Any = None, *, occurrence: Occurrence) -> None:
        self.front = BookingForm(data, occurrence=occurrence)
        rows = occurrence.max_children_per_booking if occurrence.childcare_on else 0
        super().__init__(data, occurrence, rows=rows)

    def request(self) -> BookingRequest:
        """What the family asks for, once the sheet is valid."""
        family = {name: value for name, value in self.front.cleaned_data.items() if name not in ("key", *WOULD_TAKE)}
        children = tuple(child.details() for child in self.used_children)
        fallback = Fallback(**{name: self.front.cleaned_data.get(name, False) for name in WOULD_TAKE})
        return BookingRequest(**family, fallback=fallback, children=children, emergency=self._emergency_contact())


class ChangeSheet(Sheet):
    """A change of a booking. `grows`: whether to ask for more children."""

    def __init__(self, data: Any = None, *, booking: Booking, grows: bool = True) -> None:
        self.front = ChangeForm(data, booking=booking)
        date, there = booking.occurrence, booking.party.children_in_childcare
        rows = min(MOST_AT_ONCE, date.max_children_per_booking - there) if date.childcare_on and grows else 0
        super().__init__(data, date, rows=rows, knows_emergency=there > 0)

    def request(self) -> ChangeRequest:
        """What the family wants instead, once the sheet is valid."""
        given = self.front.cleaned_data
        return ChangeRequest(
            adults=given["adults"],
            children_along=given["children_along"],
            leaving=frozenset(given.get("leaving", [])),
            joining=tuple(child.details() for child in self.used_children),
            emergency=self._emergency_contact(),
        )
