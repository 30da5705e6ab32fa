from typing import Any

from csp.constants import NONE
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from attendance_pages.models.help_page import HelpPage, OncePerSchool
from attendance_pages.plan_sheet import LONGEST_IDEA, MOST_IDEAS, starting_hard_things, starting_ideas

WEEKS = [MinValueValidator(1), MaxValueValidator(26)]
ABOUT_THE_SHEET = _(
    "<p>The blank sheet has an address of its own: the address of this page, and “sheet/” after it. It prints on one "
    "piece of paper. A family can fill it in on the phone; nothing of it is sent or kept. Call it a plan. It has "
    "dates, everybody does something, and it ends when it does not help.</p>"
)


def _idea() -> list[tuple[str, blocks.Block]]:
    return [("idea", blocks.CharBlock(max_length=LONGEST_IDEA, icon="tick", label=_("Something to tick")))]


class SupportPlanPage(RoutablePageMixin, OncePerSchool, HelpPage):
    """How a plan to help works, and the blank sheet for it."""

    first_look_weeks = models.PositiveSmallIntegerField(
        _("first look after"), default=2, validators=WEEKS, help_text=_("Weeks. The family picks the day.")
    )
    second_look_weeks = models.PositiveSmallIntegerField(
        _("second look after"), default=6, validators=WEEKS, help_text=_("Weeks. The family picks the day.")
    )
    hard_things = StreamField(
        _idea(), verbose_name=_("what can make it hard"), default=starting_hard_things, blank=True,
        max_num=MOST_IDEAS, help_text=_("To tick, in a child's words: It is too loud or too busy."),
    )  # fmt: skip
    ideas = StreamField(
        _idea(), verbose_name=_("what can help"), default=starting_ideas, blank=True,
        max_num=MOST_IDEAS, help_text=_("To tick. Small things we can really do: A friendly face at the gate."),
    )  # fmt: skip

    content_panels = [
        HelpPanel(content=ABOUT_THE_SHEET, heading=_("The blank sheet")),
        *HelpPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("first_look_weeks"), FieldPanel("second_look_weeks"), FieldPanel("hard_things"),
             FieldPanel("ideas")],
            heading=_("On the blank sheet"),
        ),
    ]  # fmt: skip
    page_description = _("How a plan over a cup of tea works, with a sheet to print. There is one.")

    class Meta:
        verbose_name = _("support plan page")

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """An editor can look at the sheet before anybody else sees it."""
        return [("", _("The page")), ("sheet", _("The blank sheet"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.sheet(request) if mode_name == "sheet" else super().serve_preview(request, mode_name)

    @property
    def sheet_url(self) -> str:
        """Where the blank sheet is."""
        return (self.url or "") + self.reverse_subpage("sheet")

    @path("sheet/")
    def sheet(self, request: HttpRequest) -> HttpResponse:
        """The blank sheet. The browser itself is told that nothing may be sent from it."""
        response = self.render(request, template="attendance_pages/plan_sheet.html")
        response._csp_replace = {"form-action": [NONE], "connect-src": [NONE]}
        return response
