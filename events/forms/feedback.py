"""How it was: a face, and a few words if they like."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.enums import Face
from events.forms.booking import TOO_LONG
from home.forms import PlainTextField, SchoolForm


class FaceForm(SchoolForm):
    """One tap. Each face is a button that sends the form."""

    answer = forms.ChoiceField(
        label=_("How was it?"),
        choices=Face,
        error_messages={
            "required": _("Please tap one of the faces."),
            "invalid_choice": _("Please tap one of the faces."),
        },
    )


class WordsForm(SchoolForm):
    """A few words, without a name."""

    words = PlainTextField(
        label=_("Would you like to add a few words?"),
        help_text=_("Please leave out names. We do not keep who wrote it, so we cannot write back."),
        max_length=500,
        error_messages={"required": _("Please write a few words, or just close this page."), "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "autocomplete": "off"}),
    )
