"""What staff type on the day: numbers, names."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.enums import Collector
from events.forms.booking import TOO_LONG, CountField
from events.models import Booking
from events.presence import FamilyDay
from home.forms import PlainTextField, SchoolRenderer

MOST_PEOPLE = 20  # of one family at once


class NameForm(forms.Form):
    """Look for a family or a child by any part of a name."""

    default_renderer = SchoolRenderer()

    name = PlainTextField(label=_("Find a name"), max_length=80, required=False)

    def fits(self, family: FamilyDay) -> bool:
        """Whether the typed part is in a name of the family."""
        names = [family.booking.contact_name, *[each.child.known_as for each in family.children]]
        part = self.cleaned_data["name"].casefold()
        return any(part in name.casefold() for name in names)


def seen_on(data: Any) -> int | None:
    """The number of the last line that the page showed when its button was pressed; None where it did not say."""
    number = data.get("seen", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None


class PeopleForm(forms.Form):
    """How many people of a family come in or go out."""

    default_renderer = SchoolRenderer()

    adults = CountField(label=_("Adults"), lowest=0, highest=MOST_PEOPLE)
    children_along = CountField(label=_("Children along"), lowest=0, highest=MOST_PEOPLE)
    reason = PlainTextField(
        label=_("Why we let more adults in"),
        help_text=_("Only if more come than booked, and there are no places left."),
        max_length=200,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["adults"] + cleaned["children_along"]:
            self.add_error("adults", _("Please say how many: at least one person."))
        return cleaned

    def people(self) -> dict[str, Any]:
        """The two numbers and what the page showed, once the form is valid."""
        numbers = {name: self.cleaned_data[name] for name in ("adults", "children_along")}
        return {**numbers, "seen": seen_on(self.data)}


class CollectForm(forms.Form):
    """Who takes a child home: the adult who booked, somebody the family named, or somebody else and why."""

    default_renderer = SchoolRenderer()

    collector = forms.ChoiceField(
        label=_("Who is here to collect?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose who collects the child.")},
    )
    name = PlainTextField(
        label=_("Their name"),
        help_text=_("Of the person before you, if it is not the adult who booked."),
        max_length=80,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    why = PlainTextField(
        label=_("Why somebody else?"),
        help_text=_("Who said so, and when. Ring the family first."),
        max_length=200,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, data: Any = None, *, family: Booking, words: str) -> None:
        super().__init__(data)
        self.adult = family.contact_name
        # The family's words are a sentence ("Gran, not Dad"): they are read, and a person's name is written down.
        named = [(Collector.NAMED, _("Somebody the family named: “%(words)s”") % {"words": words})] if words else []
        self.fields["collector"].choices = [
            (Collector.PARENT, self.adult), *named, (Collector.OTHER, _("Somebody else"))
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        collector = cleaned.get("collector")
        if collector == Collector.NAMED and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", ValidationError(_("Please write down who it is.")))
        if collector == Collector.OTHER:
            for name in ("name", "why"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(_("Please write this down: the family did not name them.")))
        return cleaned

    def who(self) -> dict[str, Any]:
        """The arguments of `services.sign_out`, once the form is valid."""
        given = self.cleaned_data
        kind = Collector(given["collector"])
        name = self.adult if kind == Collector.PARENT else given["name"]
        return {"collector": kind, "collected_by": name, "why": given["why"] if kind == Collector.OTHER else ""}
