"""What the team fills in to write: a reply, a note, a label."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.enums import NoteKind
from contact.forms import MessageField
from home.forms import PlainTextField, SchoolForm


class CaseForm(SchoolForm):
    """One of several forms on a page: each names its fields' ids after itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{type(self).__name__.lower()}_%s", **kwargs)


class ReplyForm(CaseForm):
    """What the family will read on its code page. `warned`: what is worth a second look was shown once."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    body = MessageField(label=_("Reply to the family"))
    tell_by_email = forms.BooleanField(label=_("It is safe to tell them by e-mail"), required=False)
    warned = forms.BooleanField(required=False, widget=forms.HiddenInput)


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
