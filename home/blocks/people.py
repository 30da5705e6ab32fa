"""Faces and voices."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from home.blocks.consent import AgreedBlock


class FamilyVoiceBlock(AgreedBlock):
    """What a parent said, with their yes and how long it lasts."""

    quote = blocks.TextBlock(max_length=400, label=_("What they said"))
    who = blocks.CharBlock(
        max_length=80, label=_("Who"), help_text=_("A Year 2 mum. Only a name if they asked for it.")
    )
    year = blocks.CharBlock(max_length=20, required=False, label=_("When"))
    said_yes = blocks.CharBlock(
        max_length=120,
        required=False,
        label=_("Who said yes, and how"),
        help_text=_("For us only: Lila's mum, by e-mail in March. Families do not see it."),
    )
    shown_until = blocks.DateBlock(
        required=False, label=_("We may show it until"), help_text=_("After this day it is not shown any more.")
    )

    class Meta:
        icon = "openquote"
        label = _("Family voice")
        description = _("A parent's own words")
        quotation = True  # nobody is asked to change what a parent said
        template = "blocks/family_voice.html"
        preview_value = {"quote": "They asked what would help. Nobody had asked before.", "who": "A Year 4 dad"}


class SnippetListBlock(blocks.StructBlock):
    """A heading and a list of the school's own people or places; the preview shows two of them."""

    heading = blocks.CharBlock(max_length=80, label=_("Heading"))

    def get_preview_value(self) -> blocks.StructValue:
        """The label as heading, and the first two entries the school has."""
        chosen = {
            name: list(block.child_block.model_class.objects.all()[:2])
            for name, block in self.child_blocks.items()
            if isinstance(block, blocks.ListBlock)
        }
        return self.normalize({"heading": self.label, **chosen})


class WhoToTalkToBlock(SnippetListBlock):
    """Faces, names, days."""

    people = blocks.ListBlock(SnippetChooserBlock("home.StaffMember"), label=_("People"), min_num=1, max_num=8)

    class Meta:
        icon = "user"
        label = _("Who to talk to")
        description = _("People at school, with their faces and days")
        template = "blocks/who_to_talk_to.html"
