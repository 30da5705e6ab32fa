"""What every form for families has in common."""

import re
import unicodedata
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

from site_project.privacy.keys import is_token, new_token

# Control characters but tab and line ends, and the marks that turn the direction of text around unseen.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class SchoolRenderer(TemplatesSetting):
    """Prints a field as templates/components/form_field.html, here and not in the admin."""

    field_template_name = "components/form_field.html"


class PlainTextField(forms.CharField):
    """Text as somebody typed it, less what nobody can see or type on purpose."""

    def to_python(self, value: Any) -> str:
        text = UNSEEN.sub("", unicodedata.normalize("NFC", str(value))) if value else value
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
