"""Who looks after the children: some rows of one name and three ticks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Supervisor
from home.forms import PlainTextField

EMPTY_ROWS, MOST_ROWS = 3, 20
NAMES = "names-we-know"  # the list of names typed before, for the browser to offer


class SupervisorForm(forms.Form):
    """One adult. A row without a name is nobody."""

    name = PlainTextField(
        label=_("Name"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": NAMES, "autocomplete": "off"}),
    )
    is_checked = forms.BooleanField(label=_("Checked (enhanced DBS)"), required=False)
    has_first_aid = forms.BooleanField(label=_("Paediatric first aid, in date"), required=False)
    counts_in_ratio = forms.BooleanField(label=_("Counts in the ratio"), required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("name") and cleaned.get("counts_in_ratio") and not cleaned.get("is_checked"):
            words = _("Only checked adults count. Please tick “checked”, or take the tick off “counts in the ratio”.")
            self.add_error("counts_in_ratio", words)
        return cleaned


class SupervisorSheet(forms.BaseFormSet):
    """All adults of one date. No name twice."""

    def clean(self) -> None:
        names = [form.cleaned_data["name"].casefold() for form in self.forms if form.cleaned_data.get("name")]
        if len(names) != len(set(names)):
            raise forms.ValidationError(_("Somebody is in the list twice. Please keep one of the two rows."))

    def supervisors(self) -> list[Supervisor]:
        """The adults, once the sheet is valid."""
        return [Supervisor(**form.cleaned_data) for form in self.forms if form.cleaned_data.get("name")]


SupervisorRows = forms.formset_factory(
    SupervisorForm, formset=SupervisorSheet, extra=EMPTY_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)


class SupervisorsNoteForm(forms.Form):
    """What is said once for all rows."""

    reason = PlainTextField(
        label=_("Why, if you like"),
        help_text=_("For example: Jo is ill. Only staff who see bookings read it."),
        max_length=200,
        required=False,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)  # who was in the list when its page was shown
    others_too = forms.BooleanField(label=_("Also for coming dates of this event that name nobody yet"), required=False)


def rows_of(supervisors: list[Supervisor]) -> list[dict[str, Any]]:
    """The rows to start from."""
    return [{name: getattr(person, name) for name in SupervisorForm.base_fields} for person in supervisors]
