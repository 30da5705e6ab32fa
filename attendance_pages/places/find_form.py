"""What a parent may ask the list of places for. Sent with GET: a link does the same."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from attendance_pages.places.enums import Need
from home.forms import PlainTextField, SchoolRenderer
from home.nations import Nation

EVERYWHERE = "uk"


class FindForm(forms.Form):
    """All optional. What is not one of the choices makes the form invalid, and the list shows everything."""

    default_renderer = SchoolRenderer()

    need = forms.ChoiceField(choices=[("", ""), *Need.choices], required=False, widget=forms.HiddenInput)
    q = PlainTextField(
        label=_("In your own words"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )
    nation = forms.ChoiceField(label=_("Where you live"), required=False)
    language = forms.ChoiceField(label=_("Language you like to speak"), required=False)
    free = forms.BooleanField(label=_("Free"), required=False)
    open = forms.BooleanField(label=_("Usually open now"), required=False)

    def __init__(self, data: QueryDict, *, languages: Iterable[str], nation: str) -> None:
        """`languages`: what some place speaks. `nation`: the school's own, picked until somebody picks another."""
        data = data.copy()
        data.setdefault("nation", nation)
        super().__init__(data)
        self.own_nation = nation
        self.fields["nation"].choices = [*Nation.choices, (EVERYWHERE, _("Anywhere in the UK"))]
        self.fields["language"].choices = [("", _("Any language")), *((word, word) for word in languages)]
        if not self.fields["language"].choices[1:]:
            del self.fields["language"]
        for each in self.fields.values():
            each.asked_with_another = True  # everything here can be left out: no need to say it six times

    def clean(self) -> dict[str, Any]:
        """Every answer; the school's own nation counts as none, since it needs no saying."""
        given = super().clean() or self.cleaned_data
        if given.get("nation") == self.own_nation:
            given["nation"] = ""
        empty = {"need": "", "q": "", "nation": "", "language": "", "free": False, "open": False}
        return {**empty, **given}

    def query(self, **other: str) -> str:
        """The part of an address after "?" that asks for the same, or with `other` in its place."""
        asked = {**self.cleaned_data, **other}
        return urlencode({name: "on" if value is True else value for name, value in asked.items() if value})
