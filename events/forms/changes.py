"""Changing a family's booking, in words for staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.forms.gate import adults_for_staff
from events.forms.sheets import ChangeSheet
from events.models import Booking

LABELS = {
    "children_along": _("Children who stay with them"),
    "leaving": _("Not coming to childcare after all"),
}


class StaffChangeSheet(ChangeSheet):
    """The family's own form of changes with the labels of the board."""

    def __init__(self, data: Any = None, *, booking: Booking) -> None:
        super().__init__(data, booking=booking)
        self.front.fields["adults"] = adults_for_staff(booking.adults)
        for name, label in LABELS.items():
            if name in self.front.fields:
                self.front.fields[name].label, self.front.fields[name].help_text = label, ""

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """The numbers, and who stays at home."""
        return self.front.visible_fields()
