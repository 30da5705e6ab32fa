"""The three large buttons on the home page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.pictures import DrawingChoiceBlock


class TopTaskValue(blocks.StructValue):
    """A top task that knows where it leads."""

    @property
    def url(self) -> str:
        """The address of the page; empty where the page is gone."""
        page = self.get("page")
        return (page.url or "") if page else ""


class TopTaskBlock(blocks.StructBlock):
    """One of the three large buttons on the home page."""

    label = blocks.CharBlock(max_length=40, label=_("Words on the button"))
    hint = blocks.CharBlock(max_length=90, required=False, label=_("Line below"))
    page = blocks.PageChooserBlock(label=_("Leads to"))
    drawing = DrawingChoiceBlock()

    class Meta:
        icon = "tick"
        value_class = TopTaskValue
        label = _("Top task")
        description = _("A large button for something parents often come for")
