from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.search import index

from attendance_pages.blocks import GUIDANCE_BLOCKS
from attendance_pages.querysets import guidance_below
from home.drawings import DRAWINGS
from home.models import BasePage

WRITING_TIPS = _(
    "<p>Write as you would speak to a tired parent at the gate. Short sentences. “You can”, not “you should”. "
    "What to do first comes first. After every ask, say what happens next.</p>"
)


class GuidanceIndexPage(BasePage):
    """All help pages in one list, in parents' words."""

    subpage_types = ["attendance_pages.GuidancePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of help pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "pages": guidance_below(self)}


class GuidancePage(BasePage):
    """One help page: something that makes it hard to come in, and what can help this week."""

    drawing = models.CharField(_("drawing"), max_length=20, choices=DRAWINGS, default="mug")
    body = StreamField(GUIDANCE_BLOCKS, verbose_name=_("what it says"))

    content_panels = [
        HelpPanel(content=WRITING_TIPS, heading=_("Kind words")),
        *BasePage.content_panels,
        FieldPanel("drawing"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("help page")
