from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.enums import AgeBand
from events.forms.booking import TOO_LONG
from events.party import ChildDetails
from home.forms import PlainTextField, SchoolRenderer


def _words(label: str, help_text: str, *, length: int = 500) -> PlainTextField:
    return PlainTextField(
        label=label,
        help_text=help_text,
        max_length=length,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ChildForm(forms.Form):
    """One child for the childcare room. Left empty, it is no child; once begun, it must be whole."""

    default_renderer = SchoolRenderer()

    known_as = PlainTextField(
        label=_("Your child's first name"),
        help_text=_("As they like to be called."),
        max_length=60,
        error_messages={"required": _("Please tell us your child's name."), "max_length": TOO_LONG},
    )
    age_band = forms.ChoiceField(
        label=_("Age in years"),
        error_messages={
            "required": _("Please choose your child's age."),
            "invalid_choice": _("Please choose one of the ages."),
        },
    )
    allergies = _words(
        _("Allergies"), _("Food, plasters, animals. What happens, and what helps. If there are none, tick the box.")
    )
    no_allergies = forms.BooleanField(label=_("No allergies"), required=False)
    medical = _words(_("Anything medical we need to know"), _("An inhaler in the bag, for example."))
    support = _words(_("What helps your child feel safe?"), _("A toy, a word, quiet, help with the toilet."))
    who_may_collect = PlainTextField(
        label=_("Who may collect your child, besides you?"),
        max_length=120,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, data: Any = None, *, number: int, youngest: str) -> None:
        super().__init__(data, prefix=f"child{number}", empty_permitted=True, use_required_attribute=False)
        self.number = number
        self.fields["allergies"].asked_with_another = True
        self.fields["no_allergies"].asked_with_another = True
        bands = AgeBand.from_youngest(youngest)
        self.fields["age_band"].choices = [("", _("Please choose")), *bands]
        self.fields["age_band"].help_text = _("Babies stay with you.") if youngest != AgeBand.BABY else ""

    @property
    def used(self) -> bool:
        """Whether somebody began to fill it in."""
        return self.is_bound and self.has_changed()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        words, none = cleaned.get("allergies"), cleaned.get("no_allergies")
        if "allergies" not in self.errors and not words and not none:
            self.add_error("allergies", _("Please write the allergies, or tick “No allergies”."))
        if words and none:
            self.add_error("allergies", _("You wrote allergies and ticked “No allergies”. Which one is right?"))
        return cleaned

    def details(self) -> ChildDetails:
        """The child, once the form is valid."""
        return ChildDetails(**self.cleaned_data)
