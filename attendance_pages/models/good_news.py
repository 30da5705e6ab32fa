"""Stories of belonging and effort. No rankings: nobody's child is measured here."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.search import index

from attendance_pages.blocks import STORY_BLOCKS
from attendance_pages.querysets import stories_below
from home.drawings import DRAWINGS
from home.models import BasePage

STORIES_ON_A_PAGE = 12
WHAT_A_STORY_IS = _(
    "<p>Tell of a small thing that made somebody feel at home: a new lunch table, a walk to school together, a child "
    "who tried again. Name what was done, not how often somebody came in.</p>"
    "<p>Please no lists of 100 %, no best class and no prizes for never being ill. Children hear them as “you are "
    "worth less when you are poorly”.</p>"
    "<p>Ask before you quote or show anybody, and set until when you may. After that day it goes by itself.</p>"
)


class GoodNewsIndexPage(BasePage):
    """All stories, the newest first."""

    drawing = models.CharField(_("drawing"), max_length=20, choices=DRAWINGS, default="sun")

    content_panels = [*BasePage.content_panels, FieldPanel("drawing")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["attendance_pages.GoodNewsPage"]
    max_count_per_parent = 1
    page_description = _("All good news, the newest first. There is one, below the home page.")

    class Meta:
        verbose_name = _("list of good news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page full of stories; whatever stands in `?page=`, there is one to show."""
        stories = Paginator(stories_below(self), STORIES_ON_A_PAGE).get_page(request.GET.get("page"))
        return {**super().get_context(request, *args, **kwargs), "stories": stories}


class GoodNewsPage(BasePage):
    """One story, with the voices and pictures of those who said yes."""

    told_on = models.DateField(_("day of the story"), default=timezone.localdate)
    drawing = models.CharField(_("drawing"), max_length=20, choices=DRAWINGS, default="sun")
    body = StreamField(STORY_BLOCKS, verbose_name=_("the story"))

    content_panels = [
        HelpPanel(content=WHAT_A_STORY_IS, heading=_("What makes a good story")),
        *BasePage.content_panels,
        FieldPanel("told_on"),
        FieldPanel("drawing"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["attendance_pages.GoodNewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("One story of belonging and effort, with a yes from those in it.")

    class Meta:
        verbose_name = _("good news story")
