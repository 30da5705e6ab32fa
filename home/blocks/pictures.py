"""The small line drawings as blocks, and the school's own photos."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from home.blocks.consent import AgreedBlock, AgreedValue
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


class PhotoValue(AgreedValue):
    """A photo with a line below."""

    @property
    def may_be_shown(self) -> bool:
        """As long as the picture may be; not where somebody deleted it."""
        photo = self.get("photo")
        return bool(photo) and photo.may_be_shown


class PhotoBlock(AgreedBlock):
    """A photo of the school's own people and places. The picture itself knows how long we may show it."""

    photo = ImageBlock(label=_("Photo"))
    caption = blocks.CharBlock(max_length=140, required=False, label=_("Line below"))

    class Meta:
        icon = "image"
        label = _("Photo")
        description = _("A photo of your own school. With people on it: set until when you may show it")
        template = "blocks/photo.html"
        value_class = PhotoValue
