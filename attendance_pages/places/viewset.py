"""Where the office keeps helplines right: who, when, and checked on which day."""

from collections import Counter
from typing import Any

import django_filters
from django.db import models
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import IndexView

from attendance_pages.models import PlacesSettings, SupportService
from attendance_pages.places import staff_views
from attendance_pages.places.enums import Freshness, Status
from attendance_pages.places.freshness import HIDDEN_STATUSES
from attendance_pages.places.panels import PLACE_PANELS
from attendance_pages.places.place_form import PlaceForm
from attendance_pages.places.staff_views import ADD, CHANGE, site_of
from attendance_pages.querysets import services_to_check
from home.snippet_views import SchoolCreateView, SchoolSnippetViewSet

REPORTED, TO_CHECK = "reported", "to_check"


class PlaceFilterSet(WagtailFilterSet):
    """Which places the list shows: the office looks for those that somebody has to ring."""

    look = django_filters.ChoiceFilter(
        label=gettext_lazy("Show"),
        empty_label=gettext_lazy("All"),
        choices=[
            (TO_CHECK, gettext_lazy("everything to check")),
            (REPORTED, gettext_lazy("told not to work")),
            *((kind.value, kind.label) for kind in Freshness),
        ],
        method="filter_look",
    )
    status = django_filters.ChoiceFilter(choices=Status.choices)

    class Meta:
        model = SupportService
        fields = ["look", "status"]

    def filter_look(self, places: Any, name: str, value: str) -> models.QuerySet[SupportService]:
        """Those of that kind, by the school's own limits."""
        limits = PlacesSettings.limits(site_of(self.request))
        if value == TO_CHECK:
            return places.to_check(limits)
        if value == REPORTED:
            return places.filter(troubles__isnull=False).distinct()
        return places.checked(Freshness(value), limits)


def state_words(place: SupportService) -> str:
    """Whether families see it, and why not."""
    if place.status in HIDDEN_STATUSES:
        return str(place.get_status_display())
    return str(Freshness(place.freshness_now).label)


def trouble_words(place: SupportService) -> str:
    """What families told us, with counts: "Nobody answers (2)"."""
    counts = Counter(str(report.get_trouble_display()) for report in place.troubles.all())
    return ", ".join(f"{words} ({count})" for words, count in counts.most_common())


class CheckColumn(Column):
    """One press: it is right, today."""

    cell_template_name = "attendance_pages/admin/check_cell.html"

    def get_cell_context_data(self, instance: SupportService, parent_context: dict[str, Any]) -> dict[str, Any]:
        """What the button needs: its safety mark, and the way back to the list as it is filtered now."""
        request = parent_context["request"]
        here = reverse(staff_views.LIST) + (f"?{request.GET.urlencode()}" if request.GET else "")
        context = super().get_cell_context_data(instance, parent_context)
        can = request.user.has_perm(CHANGE)
        return {**context, "csrf_token": get_token(request), "here": here, "can_change": can}


class PlaceIndexView(IndexView):
    """The list, with the ways to take it out and to bring one in."""

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Beside the heading: what somebody has to ring, with how many."""
        count = services_to_check(site_of(self.request)).count()
        words = _("To check (%(count)d)") % {"count": count}
        look = HeaderButton(words, url=f"{reverse(staff_views.LIST)}?look={TO_CHECK}", icon_name="list-ul")
        return [*super().header_buttons, look]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Below the three dots."""
        ways = [
            (ADD, _("Bring in a CSV file"), "pick_file", "upload"),
            (CHANGE, _("Export as CSV file"), "export", "download"),
        ]
        buttons = [
            Button(label, url=reverse(f"wagtailsnippets_attendance_pages_supportservice:{name}"), icon_name=icon)
            for permission, label, name, icon in ways
            if self.request.user.has_perm(permission)
        ]
        return [*super().header_more_buttons, *buttons]


class PlaceCreateView(SchoolCreateView):
    """A new place belongs to the school whose admin is open."""

    def get_initial_form_instance(self) -> SupportService:
        """An empty place of this school."""
        return SupportService(site=site_of(self.request))


class SupportServiceViewSet(SchoolSnippetViewSet):
    """Menu, list and form of the places that can help."""

    model = SupportService
    icon = "site"
    menu_label = gettext_lazy("Places that can help")
    menu_order = 210
    add_to_admin_menu = True
    index_view_class = PlaceIndexView
    add_view_class = PlaceCreateView
    filterset_class = PlaceFilterSet
    list_display = [
        "name",
        Column("state", label=gettext_lazy("State"), accessor=state_words),
        DateColumn("assured_date", label=gettext_lazy("Checked on"), sort_key="assured_date"),
        Column("told", label=gettext_lazy("Families told us"), accessor=trouble_words),
        CheckColumn("check", label=gettext_lazy("Is it still right?"), accessor="pk"),
    ]
    list_per_page = 50
    sort_order_field = "sort_order"
    edit_handler = ObjectList(PLACE_PANELS, base_form_class=PlaceForm)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[SupportService]:
        """The places of the school whose admin is open, with what families told us."""
        site = site_of(request)
        places = SupportService.objects.of_school(site).with_freshness(PlacesSettings.limits(site))
        return places.prefetch_related("troubles")

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list's own addresses, and those for the whole list."""
        return [
            *super().get_urlpatterns(),
            path("checked/<int:pk>/", staff_views.checked, name="checked"),
            path("export/", staff_views.export, name="export"),
            path("import/", staff_views.pick_file, name="pick_file"),
            path("import/yes/", staff_views.confirm, name="confirm"),
        ]
