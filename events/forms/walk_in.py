"""A family at the door without a booking: as little as one can ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.enums import Source
from events.forms.booking import TOO_LONG, PhoneField, count_fields
from events.forms.sheets import Sheet
from events.models import Occurrence
from events.party import BookingRequest
from home.forms import PlainTextField, SchoolForm


class WalkInForm(SchoolForm):
    """The adults."""

    contact_name = PlainTextField(
        label=_("Name"),
        max_length=80,
        error_messages={"required": _("Please write a name."), "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = PhoneField(
        label=_("Phone"),
        help_text=_("So that we can ring them. We need it if a child goes to childcare."),
        required=False,
        error_messages={"required": _("Please ask for a number: their child is with us.")},
    )
    reason = PlainTextField(
        label=_("Why we let more adults in"),
        help_text=_("Only if there are no places left. It never makes room for more children in childcare."),
        max_length=200,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, data: Any = None, *, occurrence: Occurrence) -> None:
        super().__init__(data)
        self.fields |= count_fields(occurrence, {"adults": 1, "children_along": 0})
        self.fields["adults"].label = _("Adults")
        self.fields["children_along"].label, self.fields["children_along"].help_text = _("Children along"), ""
        self.order_fields(["contact_name", "phone", "adults", "children_along", "reason"])


class WalkInSheet(Sheet):
    """The adults, and the care sheets of children whom they leave with us."""

    def __init__(self, data: Any = None, *, occurrence: Occurrence) -> None:
        self.front = WalkInForm(data, occurrence=occurrence)
        rows = occurrence.max_children_per_booking if occurrence.childcare_on else 0
        super().__init__(data, occurrence, rows=rows)
        self.front.fields["phone"].required = bool(self.used_children)

    @property
    def reason(self) -> str:
        """Why more adults are let in."""
        return self.front.cleaned_data["reason"]

    def request(self) -> BookingRequest:
        """What to book, once the sheet is valid."""
        family = {name: value for name, value in self.front.cleaned_data.items() if name not in ("key", "reason")}
        children = tuple(child.details() for child in self.used_children)
        return BookingRequest(**family, children=children, emergency=self._emergency_contact(), source=Source.GATE)
