"""What every page of the site has."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

REVIEW_EVERY = timedelta(days=365)


def next_review() -> date:
    """A year from today: what a new page starts with."""
    return timezone.localdate() + REVIEW_EVERY


class BasePage(Page):
    """A page with an introduction, its review dates and the stamp "last looked at with families"."""

    introduction = models.TextField(
        _("introduction"),
        max_length=300,
        blank=True,
        help_text=_("One or two short sentences: what a parent finds here. It is the first thing they read."),
    )
    reviewed_on = models.DateField(_("last checked by us"), default=timezone.localdate)
    review_due_on = models.DateField(_("check again by"), default=next_review)
    looked_at_on = models.DateField(_("last looked at with families"), null=True, blank=True)
    looked_at_with = models.CharField(
        _("with whom"), max_length=120, blank=True, help_text=_("For example: six parents at our October coffee.")
    )
    what_changed = models.CharField(
        _("what changed"), max_length=200, blank=True, help_text=_("For example: We moved the phone number to the top.")
    )

    review_panels = [
        MultiFieldPanel(
            [FieldPanel("reviewed_on"), FieldPanel("review_due_on")],
            heading=_("Is it still right?"),
            help_text=_("Families see when this page was last checked."),
        ),
        MultiFieldPanel(
            [FieldPanel("looked_at_on"), FieldPanel("looked_at_with"), FieldPanel("what_changed")],
            heading=_("Looked at with families"),
            help_text=_("Read the page with a few parents. Say when, with whom and what you changed."),
        ),
    ]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [*Page.promote_panels, *review_panels]
    search_fields = [*Page.search_fields, index.SearchField("introduction", boost=2)]

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        """What a search engine and a shared link show."""
        return self.search_description or self.introduction
