import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.ages import age_in_months, band_for, youngest_in
from events.enums import AgeBand
from events.forms.birth import BirthDateField
from events.forms.booking import TOO_LONG
from events.models import Occurrence
from events.party import ChildDetails
from home.forms import PlainTextField, SchoolRenderer

GROWN_OUT = 13  # years on the day: from then on a child sits with the adults


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
    born = BirthDateField(
        label=_("Date of birth"),
        help_text=_("It tells us who looks after your child. We do not keep it."),
    )
    from_class = PlainTextField(
        label=_("Shall we bring your child from class?"),
        help_text=_("Then write the class, such as Oak or 2B. Leave it empty if your child comes with you."),
        max_length=40,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    allergies = _words(
        _("Allergies"), _("Food, plasters, animals. What happens, and what helps. If there are none, tick the box.")
    )
    no_allergies = forms.BooleanField(label=_("No allergies"), required=False)
    medical = _words(_("Anything medical we need to know"), _("An inhaler in the bag, for example."))
    support = _words(_("What helps your child feel safe?"), _("A toy, a word, quiet, help with the toilet."))
    who_may_collect = PlainTextField(
        label=_("Who may collect your child, besides you?"),
        help_text=_("We give your child to nobody else."),
        max_length=120,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, data: Any = None, *, number: int, date: Occurrence) -> None:
        super().__init__(data, prefix=f"child{number}", empty_permitted=True, use_required_attribute=False)
        self.number, self.date = number, date
        self.fields["allergies"].asked_with_another = True
        self.fields["no_allergies"].asked_with_another = True

    @property
    def used(self) -> bool:
        """Whether somebody began to fill it in."""
        return self.is_bound and self.has_changed()

    def clean_born(self) -> datetime.date:
        """A day on which somebody was born whom this childcare is for."""
        born, on = self.cleaned_data["born"], self.date.local_start.date()
        if born > min(on, timezone.localdate()):
            raise ValidationError(_("That day is still to come. Did a number slip?"))
        if age_in_months(born, on) >= GROWN_OUT * 12:
            raise ValidationError(_("Our childcare is for children up to 12. Older ones can sit with you."))
        youngest = AgeBand(self.date.youngest_in_childcare)
        if AgeBand.values.index(band_for(born, on)) < AgeBand.values.index(youngest):
            words = _("Babies stay with you. Childcare is for children who are %(years)d or older on the day.")
            raise ValidationError(words, params={"years": youngest_in(youngest)})
        return born

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        words, none = cleaned.get("allergies"), cleaned.get("no_allergies")
        if "allergies" not in self.errors and not words and not none:
            self.add_error("allergies", _("Please write the allergies, or tick “No allergies”."))
        if words and none:
            self.add_error("allergies", _("You wrote allergies and ticked “No allergies”. Which one is right?"))
        return cleaned

    def details(self) -> ChildDetails:
        """The child, once the form is valid: with its group of ages, without its birthday."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "born"}
        return ChildDetails(age_band=band_for(self.cleaned_data["born"], self.date.local_start.date()), **told)
