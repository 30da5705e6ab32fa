"""What staff write to the families of a date."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms import PlainTextField, SchoolForm


class MessageForm(SchoolForm):
    """To whom, and the words."""

    booked = forms.BooleanField(label=_("To families who have booked or were asked"), required=False, initial=True)
    waiting = forms.BooleanField(label=_("To families who wait"), required=False, initial=True)
    words = PlainTextField(
        label=_("What you want to say"),
        help_text=_("“Hello” and the name stand above it; date, place and the family's own link below."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Please write a few words.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("booked") and not cleaned.get("waiting"):
            self.add_error("booked", _("Please tick one of the two, so that somebody gets it."))
        return cleaned
