"""A form in a few groups with a heading each, so that staff see at a glance where something is."""

from collections.abc import Sequence

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Groups = Sequence[tuple[str | Promise, Sequence[str]]]

PLACES: Groups = [
    (_("The room"), ["adult_capacity", "premises_limit", "max_adults_per_booking"]),
    (
        _("Childcare"),
        ["childcare_on", "youngest_in_childcare", "childcare_room_limit", "max_children_per_booking"],
    ),
]
LIMIT_FIELDS = [name for _heading, names in PLACES for name in names]
LIMIT_HELP = {
    "adult_capacity": _("Adults who find a seat. Children with their parents are not counted here."),
    "premises_limit": _("Adults and children together, as the fire plan says. Empty: no limit."),
    "youngest_in_childcare": _("Looking after children under 2 usually needs registration. Ask your lead."),
    "childcare_room_limit": _("Empty: as many as the adults in charge can look after."),
}


LIMIT_BOUNDS = {
    "adult_capacity": (1, 999),
    "premises_limit": (1, 2000),
    "max_adults_per_booking": (1, 30),
    "childcare_room_limit": (0, 200),
    "max_children_per_booking": (0, 6),  # each is a row in the families' form
}


def bound(form: forms.Form) -> None:
    """Numbers that make sense for a school: a slip of a finger would close a date, or make its form endless."""
    for name, (lowest, highest) in LIMIT_BOUNDS.items():
        field = form.fields[name]
        form.fields[name] = forms.IntegerField(
            label=field.label, help_text=field.help_text, required=field.required, initial=field.initial,
            min_value=lowest, max_value=highest,
        )  # fmt: skip


class GroupedForm(forms.BaseForm):
    """Prints itself in `form_groups`: a heading, and the names of its fields."""

    form_groups: Groups = ()

    def groups(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """Each heading with its fields, less those that this form does not have."""
        rows = [(heading, [self[name] for name in names if name in self.fields]) for heading, names in self.form_groups]
        return [(heading, fields) for heading, fields in rows if fields]
