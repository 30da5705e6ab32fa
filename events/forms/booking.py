"""What we ask of a family that books. Every field has a reason; there is nothing else."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.family import plain_phone
from events.models import Booking, Occurrence
from home.forms import PlainTextField, SchoolForm, SchoolRenderer

MOST_CHILDREN_ALONG = 8
FEWEST_DIGITS, MOST_DIGITS = 7, 15  # E.164 ends at 15
HELP = ("language", "interpreter", "needs")
WOULD_TAKE = ("without_childcare", "fewer_adults")  # the fields of `party.Fallback`
IF_FULL = (*WOULD_TAKE, "auto_accept")
TOO_LONG = _("That is longer than we can keep. Please make it a little shorter.")


class PhoneField(PlainTextField):
    """A phone number as people write it."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"type": "tel", "autocomplete": "tel", "inputmode": "tel"}
        super().__init__(max_length=30, widget=forms.TextInput(attrs=attributes), **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        digits = len(plain_phone(text).lstrip("+"))
        if text and (not re.fullmatch(r"[\d ()+./-]+", text) or not FEWEST_DIGITS <= digits <= MOST_DIGITS):
            raise ValidationError(_("That does not look like a phone number. You can write it as 07700 900123."))
        return text


class CountField(forms.IntegerField):
    """A number of people."""

    def __init__(self, *, lowest: int, highest: int, **kwargs: Any) -> None:
        messages = {
            "required": _("Please say how many. 0 is fine.") if lowest == 0 else _("Please say how many."),
            "invalid": _("Please write a number, such as 1."),
            "min_value": _("Please write %(limit_value)s or more."),
            "max_value": _("You can book for up to %(limit_value)s here. Ring us for more."),
        }
        super().__init__(min_value=lowest, max_value=highest, error_messages=messages, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"


class BookingForm(SchoolForm):
    """Who comes, and how we reach them."""

    contact_name = PlainTextField(
        label=_("Your name"),
        help_text=_("As you would like us to say it."),
        max_length=80,
        error_messages={"required": _("Please tell us your name, so that we can say hello."), "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We send your booking and your own link there. If you have none, a phone number is enough."),
        max_length=254,
        required=False,
        error_messages={"invalid": _("That does not look like an e-mail address."), "max_length": TOO_LONG},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneField(
        label=_("Your phone"),
        help_text=_("We ring only if plans change, or if your child needs you. With an e-mail you can leave it out."),
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    language = PlainTextField(
        label=_("Language you like to speak"),
        max_length=40,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    interpreter = forms.BooleanField(label=_("Please have an interpreter there"), required=False)
    needs = PlainTextField(
        label=_("What would make it easier?"),
        help_text=_("A ramp, a quiet corner, food you cannot eat. Only the team for the day reads this."),
        max_length=500,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    without_childcare = forms.BooleanField(label=_("We can come without childcare"), required=False)
    fewer_adults = forms.BooleanField(label=_("We can come with fewer adults"), required=False)
    auto_accept = forms.BooleanField(
        label=_("Book us in as soon as places come free"),
        help_text=_("Then you need not answer first. Otherwise we hold the places and ask you."),
        required=False,
    )

    def __init__(self, data: Any = None, *, occurrence: Occurrence) -> None:
        super().__init__(data)
        self.fields |= count_fields(occurrence, {"adults": 1, "children_along": 0})
        if not occurrence.childcare_on:
            del self.fields["without_childcare"]
        if occurrence.max_adults_per_booking == 1:
            del self.fields["fewer_adults"]
        for one_is_enough in ("email", "phone"):
            self.fields[one_is_enough].asked_with_another = True
        self.order_fields(["contact_name", "email", "phone", "adults", "children_along"])

    @property
    def help_fields(self) -> list[forms.BoundField]:
        """What would help on the day."""
        return self._named(HELP)

    @property
    def full_fields(self) -> list[forms.BoundField]:
        """What to do if not all of the family fits."""
        return self._named(IF_FULL)

    @property
    def asks_for_help(self) -> bool:
        """Whether something was written there."""
        return self.is_bound and any(field.errors or field.value() for field in self.help_fields)

    @property
    def thinks_of_full(self) -> bool:
        """Whether something was ticked there."""
        return self.is_bound and any(field.value() for field in self.full_fields)

    def _named(self, names: Iterable[str]) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = {"email", "phone"} & self.errors.keys() or cleaned.get("email") or cleaned.get("phone")
        if not given:
            self.add_error("email", _("Please give an e-mail or a phone number. One is enough."))
        return cleaned


class ChangeForm(SchoolForm):
    """New numbers, and which children in childcare do not come."""

    def __init__(self, data: Any = None, *, booking: Booking) -> None:
        super().__init__(data)
        party = booking.party
        now = {"adults": party.adults, "children_along": party.children_along}
        self.fields |= count_fields(booking.occurrence, now)
        children = [(str(child.pk), child.known_as) for child in booking.children_in_childcare]
        if children:
            self.fields["leaving"] = forms.MultipleChoiceField(
                label=_("Not coming to childcare after all"),
                choices=children,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": _("We could not find that child. Please look again.")},
            )


class EmergencyForm(forms.Form):
    """Asked only when we look after a child."""

    default_renderer = SchoolRenderer()

    emergency_name = PlainTextField(
        label=_("Who can we ring if we cannot find you?"),
        help_text=_("Another adult your child knows."),
        max_length=80,
        error_messages={"required": _("Please name somebody we can ring."), "max_length": TOO_LONG},
    )
    emergency_phone = PhoneField(
        label=_("Their phone"),
        error_messages={"required": _("Please give us their number, for your child's sake."), "max_length": TOO_LONG},
    )


def count_fields(occurrence: Occurrence, now: dict[str, int]) -> dict[str, forms.Field]:
    """The two numbers, starting from `now`."""
    return {
        "adults": CountField(
            label=_("How many adults?"),
            lowest=1,
            highest=max(occurrence.max_adults_per_booking, now["adults"]),
            initial=now["adults"],
        ),
        "children_along": CountField(
            label=_("How many children stay with you?"),
            help_text=_("Babies too. They need no place in childcare."),
            lowest=0,
            highest=MOST_CHILDREN_ALONG,
            initial=now["children_along"],
        ),
    }
