"""What the page about the law is made of: the same four kinds of parts for each nation, in one order."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.text import RICH_TEXT_FEATURES

CHECK_EVERY = timedelta(days=365)


class LawPartValue(blocks.StructValue):
    """A part that knows whether somebody has looked at its source, and not too long ago."""

    @property
    def is_stale(self) -> bool:
        """Whether families are told to read the source themselves."""
        checked = self.get("checked_on")
        return checked is None or timezone.localdate() - checked > CHECK_EVERY


class LawPartBlock(blocks.StructBlock):
    """One thing the law says, and where it says so."""

    title = blocks.CharBlock(max_length=100, label=_("In short"))
    text = blocks.RichTextBlock(
        features=[name for name in RICH_TEXT_FEATURES if name != "h2"], label=_("In plain words")
    )
    source = blocks.CharBlock(max_length=140, label=_("Where it says so"))
    link = blocks.URLBlock(label=_("Its address"))
    checked_on = blocks.DateBlock(
        required=False, label=_("Checked on"), help_text=_("The day you read the source. Empty: we say so to families.")
    )

    class Meta:
        icon = "doc-full"
        value_class = LawPartValue
        template = "blocks/law_part.html"


# The order of the page: help first, what a council may do rarely and late, and never the last word.
STAGES = [
    ("what_we_do_first", _("What we do first")),
    ("what_you_can_ask_for", _("What you can ask for")),
    ("what_the_council_can_do", _("What the council can do, rarely")),
    ("how_to_challenge_it", _("How to challenge it")),
]
LAW_BLOCKS = [(name, LawPartBlock(label=label)) for name, label in STAGES]
