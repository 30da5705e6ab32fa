"""The boxes of the forms for families: private, kind about length, written from either side."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from home.forms import PlainTextField

LONGEST_MESSAGE = 5000  # characters
# Nothing is remembered by the browser, and nothing goes to a spelling service.
PRIVATE = {"autocomplete": "off", "spellcheck": "false"}


class MessageField(PlainTextField):
    """A family's own words: as many as it takes, up to a limit that is told kindly and cuts nothing off."""

    def __init__(self, **kwargs: Any) -> None:
        too_long = _(
            "Your message has %(show_value)d characters. We can take 5,000. You can send the rest as a second one."
        )
        super().__init__(
            widget=forms.Textarea(attrs={**PRIVATE, "rows": 9, "dir": "auto"}),
            validators=[MaxLengthValidator(LONGEST_MESSAGE, message=too_long)],
            error_messages={"required": _("Please write a few words. Any words will do.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")  # browsers send two signs for each end of a line


def short_field(label: Any, longest: int, hint: Any = "") -> PlainTextField:
    """One optional line."""
    too_long = _("Please keep this to %(limit_value)d characters. You can put the rest in your message.")
    return PlainTextField(
        label=label,
        help_text=hint,
        required=False,
        validators=[MaxLengthValidator(longest, message=too_long)],
        widget=forms.TextInput(attrs={**PRIVATE, "dir": "auto"}),
    )
