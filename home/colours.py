"""Contrast between two colours, as WCAG 2.2 counts it (success criterion 1.4.3, "relative luminance")."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LIGHT_PAPER = "#FBF7F0"
LIGHT_SURFACE = "#F3EADC"
ENOUGH = 4.5  # to 1, for words


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), of a colour such as "#0B5D5B"."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def validate_readable_colour(colour: str) -> None:
    """Raise ValidationError unless words in this colour can be read on our paper, and paper on it."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValidationError(_("Write a colour as # and six signs, such as #0B5D5B."))
    if contrast(colour, LIGHT_SURFACE) < ENOUGH:
        raise ValidationError(
            _("Words in this colour are hard to read: the contrast is %(ratio).1f and needs 4.5. Try a darker one."),
            params={"ratio": contrast(colour, LIGHT_SURFACE)},
        )
