"""The small line drawings as blocks."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.drawings import DRAWINGS


class DrawingChoiceBlock(blocks.ChoiceBlock):
    """One of the small line drawings."""

    choices = DRAWINGS

    class Meta:
        icon = "image"
        label = _("Drawing")


class PictureBlock(blocks.StructBlock):
    """A small drawing."""

    drawing = DrawingChoiceBlock()
    alt = blocks.CharBlock(
        max_length=140, required=False, label=_("In words"), help_text=_("Empty if it only decorates.")
    )
    caption = blocks.CharBlock(max_length=140, required=False, label=_("Line below"))

    class Meta:
        icon = "image"
        label = _("Drawing")
        description = _("One of our small drawings")
        template = "blocks/picture.html"
        preview_value = {"drawing": "mug", "alt": "A mug of tea", "caption": ""}
