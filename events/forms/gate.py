"""Booking for a family that stands before you or rings: as few fields as it can be."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.enums import Source
from events.forms.booking import BookingForm, CountField
from events.forms.sheets import BookingSheet
from events.models import Occurrence
from events.party import BookingRequest
from home.forms import PlainTextField, SchoolForm

SOURCES = [(Source.GATE, Source.GATE.label), (Source.PHONE, Source.PHONE.label)]
LABELS = {
    "contact_name": _("Name"),
    "email": _("E-mail, if they like letters"),
    "phone": _("Phone, if they have one"),
    "adults": _("Adults"),
    "children_along": _("Children who stay with them"),
    "language": _("Language they like to speak"),
    "needs": _("What would make it easier"),
    "without_childcare": _("They can come without childcare"),
    "fewer_adults": _("They can come with fewer adults"),
    "auto_accept": _("Book them in as soon as places come free"),
}
MOST_ADULTS = 30
MAIN = ("contact_name", "adults", "children_along", "phone", "email")
# What a family is told beside its own form is no help to staff.
QUIET = ("contact_name", "email", "phone", "children_along", "needs", "auto_accept")


def adults_for_staff(now: int = 1) -> CountField:
    """How many adults, starting from `now`. Bigger families than the page lets in ring, so staff can book them."""
    field = CountField(label=LABELS["adults"], lowest=1, highest=MOST_ADULTS, initial=now)
    field.error_messages["max_value"] = _("Please write %(limit_value)s or fewer.")
    return field


class StaffBookingForm(BookingForm):
    """The same as a family fills in, in words for staff; a name is enough."""

    def __init__(self, data: Any = None, *, occurrence: Occurrence) -> None:
        super().__init__(data, occurrence=occurrence)
        self.fields["adults"] = adults_for_staff()
        for name in LABELS.keys() & self.fields.keys():
            self.fields[name].label = LABELS[name]
        for name in QUIET:
            self.fields[name].help_text = ""

    def clean(self) -> dict[str, Any]:
        return SchoolForm.clean(self) or self.cleaned_data


class GateForm(forms.Form):
    """What only staff say."""

    source = forms.ChoiceField(label=_("They book"), choices=SOURCES, initial=Source.GATE, widget=forms.RadioSelect)
    reason = PlainTextField(
        label=_("Let them in although it is full: why?"),
        help_text=_("Leave it empty if there is room. Adults only: childcare and the building keep their limits."),
        max_length=200,
        required=False,
    )


class StaffBookingSheet(BookingSheet):
    """A new booking that staff make. `gate.cleaned_data` has the reason."""

    def __init__(self, data: Any = None, *, occurrence: Occurrence) -> None:
        self.gate = GateForm(data)
        super().__init__(data, occurrence=occurrence)
        self.front = StaffBookingForm(data, occurrence=occurrence)

    @property
    def parts(self) -> list[forms.Form]:
        """The forms that count."""
        return [self.gate, *super().parts]

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """What is asked of everybody, the shortest way through."""
        return [self.front[name] for name in MAIN]

    @property
    def reason(self) -> str:
        """Why the family comes beyond the limit; empty: it does not."""
        return self.gate.cleaned_data["reason"]

    def request(self) -> BookingRequest:
        """What staff ask for, once the sheet is valid."""
        return replace(super().request(), source=Source(self.gate.cleaned_data["source"]))
