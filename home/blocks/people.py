"""Faces and voices."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class FamilyVoiceBlock(blocks.StructBlock):
    """What a parent said, with their yes."""

    quote = blocks.TextBlock(max_length=400, label=_("What they said"))
    who = blocks.CharBlock(
        max_length=80, label=_("Who"), help_text=_("A Year 2 mum. Only a name if they asked for it.")
    )
    year = blocks.CharBlock(max_length=20, required=False, label=_("When"))

    class Meta:
        icon = "openquote"
        label = _("Family voice")
        description = _("A parent's own words")
        template = "blocks/family_voice.html"
        preview_value = {"quote": "They asked what would help. Nobody had asked before.", "who": "A Year 4 dad"}


class WhoToTalkToBlock(blocks.StructBlock):
    """Faces, names, days."""

    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    people = blocks.ListBlock(SnippetChooserBlock("home.StaffMember"), label=_("People"), min_num=1, max_num=8)

    class Meta:
        icon = "user"
        label = _("Who to talk to")
        description = _("People at school, with their faces and days")
        template = "blocks/who_to_talk_to.html"
