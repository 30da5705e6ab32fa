"""What the team fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.enums import NoteKind
from contact.forms import MessageField
from home.forms import PlainTextField, SchoolForm


class ActForm(forms.Form):
    """A press on a button, with the state of the case that the person saw."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class CaseForm(SchoolForm):
    """One of several forms on a page: each names its fields' ids after itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{type(self).__name__.lower()}_%s", **kwargs)


class ReplyForm(CaseForm):
    """What the family will read on its code page."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    body = MessageField(label=_("Reply to the family"))


class NoteForm(CaseForm):
    """Something for the team only."""

    kind = forms.ChoiceField(label=_("Kind"), choices=NoteKind.choices, initial=NoteKind.NOTE)
    body = MessageField(label=_("Note for the team"))


class LabelForm(CaseForm):
    """The team's own label."""

    summary = PlainTextField(
        label=_("Our label"),
        required=False,
        max_length=80,
        help_text=_("A few words for the list. Only the team sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
