from typing import Any

import django_filters
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn

from attendance_pages.models import IllnessTopic, NetworkPerson
from home.snippet_views import SchoolSnippetViewSet


class IllnessTopicFilterSet(WagtailFilterSet):
    """Which illnesses the list shows: the office looks for those that nobody has checked for too long."""

    to_check = django_filters.ChoiceFilter(
        label=_("Families"),
        empty_label=_("All"),
        choices=[("yes", _("do not see it: check it again")), ("no", _("see it"))],
        method="filter_to_check",
    )

    class Meta:
        model = IllnessTopic
        fields = ["to_check", "decision", "site"]

    def filter_to_check(self, topics: Any, name: str, value: str) -> models.QuerySet[IllnessTopic]:
        """Those that families do not see just now, or those that they do."""
        return topics.to_check() if value == "yes" else topics.shown()


class IllnessTopicViewSet(SchoolSnippetViewSet):
    """Where the office keeps the illness list right: come in or not, and checked against the NHS on which day."""

    model = IllnessTopic
    icon = "pick"
    menu_label = _("Illness A to Z")
    menu_order = 220
    add_to_admin_menu = True
    list_display = [
        "name",
        "decision",
        "back_when",
        "source_checked_on",
        BooleanColumn("is_shown", label=_("Families see it")),
    ]
    filterset_class = IllnessTopicFilterSet
    panels = [
        MultiFieldPanel([FieldPanel("site"), FieldPanel("name"), FieldPanel("other_words")], heading=_("What it is")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("decision", "back_when", "advice", "tell_us")],
            heading=_("What families read"),
            help_text=_("They read it in three seconds, on a phone, at half past seven."),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("nhs_url", "source_checked_on", "checked_by", "hide_if_older_than")],
            heading=_("Is it still right?"),
            help_text=_("Open the NHS page, read it, then put in today and your name."),
        ),
    ]


class NetworkPersonViewSet(SchoolSnippetViewSet):
    """Where the office keeps the people around school right: what they do, what they cannot, how to reach them."""

    model = NetworkPerson
    icon = "group"
    menu_label = _("Around school")
    menu_order = 205
    add_to_admin_menu = True
    list_display = ["role", "name", "phone", "checked_on"]
    sort_order_field = "sort_order"
    panels = [
        MultiFieldPanel(
            [FieldPanel("site"), FieldPanel("role"), FieldPanel("name"), FieldPanel("photo")], heading=_("Who they are")
        ),
        MultiFieldPanel([FieldPanel("can_do"), FieldPanel("cannot_do")], heading=_("What they can do, and cannot")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("how_to_reach", "phone", "email", "url", "we_ring_with_you", "languages")],
            heading=_("How to reach them"),
        ),
        FieldPanel("checked_on"),
    ]
