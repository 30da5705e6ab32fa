"""The blocks that only help pages have, beside those of every page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from home.blocks import PAGE_BLOCKS, FamilyVoiceBlock, PhotoBlock, PictureBlock, SnippetListBlock, TextBlock


class PlacesThatCanHelpBlock(SnippetListBlock):
    """People outside school: tap to ring."""

    services = blocks.ListBlock(
        SnippetChooserBlock("attendance_pages.SupportService"), label=_("Places"), min_num=1, max_num=8
    )

    class Meta:
        icon = "site"
        label = _("Places that can help")
        description = _("Helplines and services, with numbers to tap")
        template = "blocks/places_that_can_help.html"


GUIDANCE_BLOCKS = [*PAGE_BLOCKS, ("places_that_can_help", PlacesThatCanHelpBlock())]


class StoryVoiceBlock(FamilyVoiceBlock):
    """A voice in a story: here nobody is quoted without a yes and a last day."""

    said_yes = blocks.CharBlock(
        max_length=120,
        label=_("Who said yes, and how"),
        help_text=_("For us only: Lila's mum, by e-mail in March. Families do not see it."),
    )
    shown_until = blocks.DateBlock(
        label=_("We may show it until"), help_text=_("After this day it is not shown any more.")
    )


STORY_BLOCKS = [
    ("text", TextBlock()),
    ("family_voice", StoryVoiceBlock()),
    ("photo", PhotoBlock()),
    ("picture", PictureBlock()),
]


class YouSaidBlock(blocks.StructBlock):
    """What families told us, and what we did about it."""

    said = blocks.TextBlock(max_length=300, label=_("You said"), help_text=_("In their words, without a name."))
    did = blocks.TextBlock(max_length=300, label=_("We did"), help_text=_("“We did not, because …” is an answer too."))
    when = blocks.CharBlock(max_length=40, label=_("When"), help_text=_("For example: spring 2026."))

    class Meta:
        icon = "comment"
        label = _("You said, we did")
        description = _("What families told us, and what came of it")
        quotation = ("said",)  # nobody is asked to change what families said
        template = "blocks/you_said.html"
        preview_value = {
            "said": "The form was hard to find.",
            "did": "It is on the first page now.",
            "when": "May 2026",
        }
