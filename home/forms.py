"""What every form for families has in common."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from site_project.privacy.keys import is_token, new_token

# Control characters but tab and line ends, and the marks that turn the direction of text around unseen.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
# They join letters and turn lines where a language needs it, but are no words by themselves.
ONLY_JOINERS = re.compile(r"[\s\u200c-\u200f]*")
LONGEST_NOTE = 300  # characters


class SchoolRenderer(TemplatesSetting):
    """Prints a field as templates/components/form_field.html, here and not in the admin."""

    field_template_name = "components/form_field.html"


class PlainTextField(forms.CharField):
    """Text as somebody typed it, less what nobody can see or type on purpose."""

    def to_python(self, value: Any) -> str:
        text = UNSEEN.sub("", unicodedata.normalize("NFC", str(value))) if value else value
        if value and ONLY_JOINERS.fullmatch(text):
            text = ""
        return super().to_python(text)


class SchoolForm(forms.Form):
    """A form that is sent once, however often the button is pressed.

    `key` is minted when the page is shown; the service that acts keeps its hash, so that a second press or
    a reply that got lost on the way finds what the first one did.
    """

    default_renderer = SchoolRenderer()
    required_css_class = "required"
    error_css_class = "has-error"

    # A plain Field: nobody can correct an error in a field that nobody sees.
    key = forms.Field(widget=forms.HiddenInput, initial=new_token, required=False)

    def clean_key(self) -> str:
        """The key of this page; a new one where somebody changed it."""
        key = self.cleaned_data["key"]
        return key if is_token(key or "") else new_token()


class AnswerForm(SchoolForm):
    """“Was this any help?”, with room for a few words."""

    helped = forms.TypedChoiceField(
        label=_("Was it any help?"),
        choices=[("yes", _("Yes")), ("no", _("Not really"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick one.")},
    )
    note = PlainTextField(
        label=_("Is anything missing, wrong or hard to read?"),
        help_text=_("Please do not name anybody. We read it, but we cannot write back from here."),
        required=False,
        validators=[MaxLengthValidator(LONGEST_NOTE, message=_("Please keep this to %(limit_value)d characters."))],
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "autocomplete": "off", "spellcheck": "false"}),
    )
