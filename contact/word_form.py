"""“Tell us of a word that hurts”: three boxes, of which one is needed."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from contact.fields import PRIVATE, MessageField, short_field
from contact.letter import Letter
from home.forms import PlainTextField, SchoolForm


class WordForm(SchoolForm):
    """A word or a sentence of ours, and what a family likes to say about it."""

    word = PlainTextField(
        label=_("Which word or sentence was it?"),
        validators=[MaxLengthValidator(300, message=_("Please keep this to %(limit_value)d characters."))],
        widget=forms.TextInput(attrs={**PRIVATE, "dir": "auto"}),
        error_messages={"required": _("Please write the word or the sentence.")},
    )
    where = short_field(_("Where did you see or hear it?"), 200, _("A letter, a page, at the gate."))
    why = MessageField(label=_("What did it do to you?"), help_text=_("Only if you like to tell us."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].widget.attrs["rows"] = 4

    def letter(self) -> Letter:
        """What was filled in, as a first message. Call it on a valid form."""
        said = [
            (_("A word that hurts:"), self.cleaned_data["word"]),
            (_("Where:"), self.cleaned_data["where"]),
            (_("What it did:"), self.cleaned_data["why"]),
        ]
        return Letter(body="\n".join(f"{label} {words}" for label, words in said if words))
