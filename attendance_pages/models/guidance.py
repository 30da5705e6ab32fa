from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from attendance_pages.blocks import GUIDANCE_BLOCKS
from attendance_pages.models.help_page import HelpPage
from attendance_pages.querysets import help_pages_below
from home.models import BasePage


class GuidanceIndexPage(BasePage):
    """All help pages in one list, in parents' words."""

    body = StreamField(GUIDANCE_BLOCKS, verbose_name=_("below the list"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "attendance_pages.GuidancePage",
        "attendance_pages.IllnessPage",
        "attendance_pages.SupportPlanPage",
        "attendance_pages.LawPage",
        "attendance_pages.WhosWhoPage",
        "attendance_pages.PolicyPage",
    ]
    max_count_per_parent = 1
    page_description = _("The list of all help pages. There is one, below the home page.")

    class Meta:
        verbose_name = _("list of help pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "pages": help_pages_below(self)}


class GuidancePage(HelpPage):
    """One help page: something that makes it hard to come in, and what can help this week."""

    leave_quickly = models.BooleanField(
        _("show “Leave this page”"),
        default=False,
        help_text=_("Only where somebody at home may be watching, such as a page on abuse. Elsewhere it may frighten."),
    )

    content_panels = [*HelpPage.content_panels, FieldPanel("leave_quickly")]
    page_description = _("One thing that makes it hard to come in, and what can help this week.")

    class Meta:
        verbose_name = _("help page")
