"""999, 111, GP, or talk to us."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class UrgencyCardBlock(blocks.StructBlock):
    """Who to ring, by how urgent it is. The words say it; the colour only helps."""

    LEVELS = [
        ("999", _("Ring 999: danger to life")),
        ("111", _("Ring 111: help today")),
        ("gp", _("GP or pharmacist")),
        ("talk", _("Talk to us")),
    ]

    level = blocks.ChoiceBlock(choices=LEVELS, label=_("How urgent"))
    heading = blocks.CharBlock(max_length=100, label=_("Heading"))
    text = blocks.RichTextBlock(features=["bold", "link", "ul"], label=_("When"))

    class Meta:
        icon = "warning"
        label = _("Urgency card")
        description = _("When to ring 999, 111, a GP, or us")
        template = "blocks/urgency_card.html"
        preview_value = {"level": "111", "heading": "Ring 111", "text": "<p>Your child is too unwell to play.</p>"}
