from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Site
from wagtail.search import index

from contact.http import start_page
from home.blocks import PAGE_BLOCKS
from home.models import BasePage, StaffMember

BEFORE_THEY_WRITE = _(
    "<p>Families read this before they write. Begin with what you cannot keep to yourselves. For example: “If a child "
    "may not be safe, we have to tell the people who keep children safe. If we can, we tell you first.”</p>"
)


class ContactPage(BasePage):
    """Who reads a message, when, and what cannot stay between us: said before anybody writes."""

    what_stays_between_us = RichTextField(
        _("what stays between us"),
        features=["bold", "link", "ul"],
        help_text=_("Begin with what you cannot keep to yourselves. Then say what stays with the people named below."),
    )
    who_reads = ParentalManyToManyField(
        StaffMember, verbose_name=_("who reads it"), related_name="+", help_text=_("Everybody who can open messages.")
    )
    when_we_read = models.TextField(
        _("when you read it"), max_length=400, help_text=_("Times and days, and who to ring when it cannot wait.")
    )
    body = StreamField(PAGE_BLOCKS, verbose_name=_("below"), blank=True)

    content_panels = [
        HelpPanel(content=BEFORE_THEY_WRITE, heading=_("Before they write")),
        *BasePage.content_panels,
        FieldPanel("what_stays_between_us"),
        MultiFieldPanel(
            [FieldPanel("who_reads", widget=forms.CheckboxSelectMultiple), FieldPanel("when_we_read")],
            heading=_("Who and when"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("what_stays_between_us"), index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("Who reads a message, when, and what cannot stay between us. There is one.")

    class Meta:
        verbose_name = _("page for writing to us")

    @classmethod
    def of_site(cls, site: Site) -> "ContactPage | None":
        """The page of one school, with those who read; None where it has none yet."""
        pages = cls.objects.live().descendant_of(site.root_page).prefetch_related("who_reads")
        return pages.defer_streamfields().first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `people`: who reads it, with their photos; and `opening`: when they read next."""
        from contact.opening import opening_of  # noqa: PLC0415 - it reads the models

        context = super().get_context(request, *args, **kwargs)
        site = self.get_site() or Site.find_for_request(request)
        people = self.who_reads.all().select_related("photo")
        return {**context, "people": people, "opening": opening_of(site, self)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, as private as those that follow; a preview keeps the rules of the admin's frame."""
        response = super().serve(request, *args, **kwargs)
        return response if getattr(request, "is_preview", False) else start_page(response)
