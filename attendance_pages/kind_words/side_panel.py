"""Tips beside the form of a person, a place or an illness. Those have no preview, so Wagtail shows no checks there."""

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from attendance_pages.kind_words.passages import snippet_models


class KindWordsSidePanel(BaseSidePanel):
    """The same part as in the checks of a page, in the same place."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Show kind words")
        icon_name = "glasses"

    name = "checks"
    title = _("Kind words")
    template_name = "attendance_pages/kind_words/side_panel.html"
    order = 350


def add_tips(request: HttpRequest, item: Model, panels: list[BaseSidePanel]) -> None:
    """For every kind of snippet that holds words for families."""
    if type(item) in snippet_models() and not any(panel.name == "checks" for panel in panels):
        panels.append(KindWordsSidePanel(item, request))
