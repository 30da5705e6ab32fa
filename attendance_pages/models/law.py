from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField, StreamValue
from wagtail.search import index

from attendance_pages.blocks import GUIDANCE_BLOCKS
from attendance_pages.law_blocks import LAW_BLOCKS, STAGES
from attendance_pages.models.help_page import HelpPage, OncePerSchool
from home.models import SchoolSettings
from home.nations import Nation

NEUTRAL = _(
    "<p>This is the one page for official words. Say what is so, calmly and once. No warnings, no bold amounts. "
    "Families see your own nation first. Put down the day on which you read each source.</p>"
)


class LawPage(OncePerSchool, HelpPage):
    """What the law says, in plain words: for each nation the same four questions, with the sources below."""

    # No other page may use official words, and this one always may: nobody has to remember to tick a box.
    explains_the_law = models.BooleanField(_("this page explains the law"), default=True, editable=False)
    body = StreamField(GUIDANCE_BLOCKS, verbose_name=_("before the law"), blank=True)
    england = StreamField(LAW_BLOCKS, verbose_name=_("England"), blank=True)
    wales = StreamField(LAW_BLOCKS, verbose_name=_("Wales"), blank=True)
    scotland = StreamField(LAW_BLOCKS, verbose_name=_("Scotland"), blank=True)
    northern_ireland = StreamField(LAW_BLOCKS, verbose_name=_("Northern Ireland"), blank=True)

    content_panels = [
        HelpPanel(content=NEUTRAL, heading=_("A calm voice")),
        *HelpPage.content_panels[1:],
        *(FieldPanel(nation.value) for nation in Nation),
    ]
    review_panels = [
        panel for panel in HelpPage.review_panels if getattr(panel, "field_name", "") != "explains_the_law"
    ]
    search_fields = [*HelpPage.search_fields, *(index.SearchField(nation.value) for nation in Nation)]
    page_description = _("What the law says, calmly and once, for each nation. There is one.")

    class Meta:
        verbose_name = _("page about the law")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        nation = self._nation_of(request)
        parts = self.parts_of(nation)
        return {
            **super().get_context(request, *args, **kwargs),
            "nation": nation,
            "nations": self._nations(request),
            "stages": _in_order(parts),
            "sources": list({part.value["link"]: part.value for part in parts}.values()),
        }

    def parts_of(self, nation: Nation) -> StreamValue:
        """What the page says for one nation."""
        return getattr(self, nation.value)

    def _nations(self, request: HttpRequest) -> list[Nation]:
        """The nations that something is written for, the school's own first."""
        own = _own_nation(request)
        return sorted((nation for nation in Nation if self.parts_of(nation)), key=lambda nation: nation != own)

    def _nation_of(self, request: HttpRequest) -> Nation:
        """The nation asked for; the school's own for anything else."""
        asked = [nation for nation in self._nations(request) if nation.value == request.GET.get("nation")]
        return next(iter(asked), _own_nation(request))


def _own_nation(request: HttpRequest) -> Nation:
    return Nation(SchoolSettings.for_request(request).nation)


def _in_order(parts: StreamValue) -> list[dict[str, Any]]:
    """The parts under their four headings; a heading without parts is left out."""
    found = [(label, [part for part in parts if part.block_type == name]) for name, label in STAGES]
    return [{"label": label, "parts": parts_here} for label, parts_here in found if parts_here]
