"""The blocks that only help pages have, beside those of every page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from home.blocks import PAGE_BLOCKS, SnippetListBlock


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
