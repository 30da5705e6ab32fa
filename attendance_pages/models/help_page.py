from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from attendance_pages.blocks import GUIDANCE_BLOCKS
from home.drawings import DRAWINGS
from home.models import BasePage

WRITING_TIPS = _(
    "<p>Write as you would speak to a tired parent at the gate. Short sentences. “You can”, not “you should”. "
    "What to do first comes first. After every ask, say what happens next.</p>"
)


class HelpPage(BasePage):
    """What all help pages share: a drawing, and words made of blocks."""

    drawing = models.CharField(_("drawing"), max_length=20, choices=DRAWINGS, default="mug")
    body = StreamField(GUIDANCE_BLOCKS, verbose_name=_("what it says"))

    content_panels = [
        HelpPanel(content=WRITING_TIPS, heading=_("Kind words")),
        *BasePage.content_panels,
        FieldPanel("drawing"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["attendance_pages.GuidanceIndexPage", "home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        abstract = True


class OncePerSchool:
    """A kind of page that a school has once, so that families are never sent to the older of two."""

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Whether the school of `parent` has none yet. Schools are the trees below the root of all pages."""
        school = parent.get_ancestors(inclusive=True).filter(depth=2).first()
        taken = school is not None and cls.objects.descendant_of(school).exists()
        return super().can_create_at(parent) and not taken
