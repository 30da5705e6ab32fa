from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Site

from attendance_pages.blocks import GUIDANCE_BLOCKS
from attendance_pages.how_we_write import by_category
from attendance_pages.models.help_page import HelpPage, OncePerSchool

WHERE_THE_WORDS_ARE = _(
    "<p>The lists come from the words that the editor checks, yours included. They stand below what you write here. "
    "Families can tell you of a word that hurts; it comes to the inbox.</p>"
)


class HowWeWritePage(OncePerSchool, HelpPage):
    """The words that the school tries not to use, what it says instead and why; open to be told of more."""

    page_description = _("The words you try not to use and what you say instead. Families can tell you of one more.")

    body = StreamField(GUIDANCE_BLOCKS, verbose_name=_("above the lists"), blank=True)

    content_panels = [
        HelpPanel(content=WHERE_THE_WORDS_ARE, heading=_("Where the lists come from")),
        *HelpPage.content_panels[1:-1],
        FieldPanel("body"),
    ]
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("page on how we write")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The school's own list: the common one, with what the school added and without what it switched off."""
        from attendance_pages.kind_words.checker import terms_of  # noqa: PLC0415 - it reads our models

        site = Site.find_for_request(request)
        return {**super().get_context(request, *args, **kwargs), "categories": by_category(terms_of(site))}
