"""The report: flagged words on live pages and snippets, for those who may change them."""

import datetime
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from attendance_pages.kind_words.checker import terms_of
from attendance_pages.kind_words.panel import school_of_address
from attendance_pages.kind_words.querysets import ToneFindingQuerySet
from attendance_pages.models import Strength, ToneFinding
from home.staff_views import looks_after_pages, refused


class FlaggedWordsFilterSet(WagtailFilterSet):
    """How strongly, and whether to show what somebody left as it is."""

    strength = django_filters.ChoiceFilter(label=_("How strongly"), choices=Strength.choices, empty_label=_("All"))
    left = django_filters.ChoiceFilter(
        label=_("Left as they are"),
        choices=[("yes", _("Show them too"))],
        empty_label=_("Do not show"),
        method="with_left",
    )

    class Meta:
        model = ToneFinding
        fields = ["strength"]

    def with_left(self, queryset: ToneFindingQuerySet, name: str, value: str) -> ToneFindingQuerySet:
        """Everything: `filter_queryset` takes away what was left unless this is asked."""
        return queryset

    def filter_queryset(self, queryset: ToneFindingQuerySet) -> ToneFindingQuerySet:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("left") else found.still_open()


class FlaggedWordsView(ReportView):
    """Page, wording, kinder one, how strongly, since when."""

    page_title = _("Flagged words")
    header_icon = "glasses"
    index_url_name = "kind_words:report"
    index_results_url_name = "kind_words:report_results"
    filterset_class = FlaggedWordsFilterSet
    default_ordering = ("-strength", "first_seen", "pk")  # the strong ones first
    no_results_message = _("No wording is flagged here. It all reads kindly.")
    columns = [
        TitleColumn("title", label=_("Page"), accessor="title", get_url=lambda found: found.edit_url),
        Column("wording", label=_("Wording"), sort_key="wording"),
        Column("kinder", label=_("Kinder"), accessor="kinder"),
        Column("strength", label=_("How strongly"), accessor="get_strength_display", sort_key="strength"),
        DateColumn("first_seen", label=_("Since"), sort_key="first_seen"),
        Column("left_because", label=_("Left, because"), accessor="left_because"),
    ]
    list_export = ["title", "wording", "kinder", "get_strength_display", "since", "left_because"]
    export_headings = {
        "title": _("Page"), "wording": _("Wording"), "kinder": _("Kinder"),
        "get_strength_display": _("How strongly"), "since": _("Since"), "left_because": _("Left, because"),
    }  # fmt: skip

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not looks_after_pages(request.user):
            return refused(request, _("This list is for those of us who look after pages."))
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self) -> str:
        return f"flagged-words-{datetime.date.isoformat(timezone.localdate())}"

    def get_base_queryset(self) -> QuerySet[ToneFinding]:
        found = ToneFinding.objects.of_school(school_of_address(self.request)).may_be_changed_by(self.request.user)
        return found.with_reason().prefetch_related("about")

    def decorate_paginated_queryset(self, object_list: QuerySet[ToneFinding]) -> QuerySet[ToneFinding]:
        """Each finding with the page's title, the way to its editor, and the kinder words of today's list."""
        kinder = {term.id: term.kinder for term in terms_of(school_of_address(self.request))}
        finder = AdminURLFinder(self.request.user)
        for found in object_list:
            found.title = str(found.about or "")
            found.edit_url = finder.get_edit_url(found.about) if found.about else None
            found.kinder = kinder.get(found.term_id, "")
            found.since = timezone.localdate(found.first_seen)
        return object_list
