from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import BasePage


class ServiceDirectoryPage(BasePage):
    """All the places that can help, found by need, with numbers to tap."""

    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("All helplines and services in one list, with numbers to tap. There is one.")
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("list of places that can help")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from attendance_pages.places.finding import find  # noqa: PLC0415 - finding reads the models of this package

        found = find(request, Site.find_for_request(request))
        return {**super().get_context(request, *args, **kwargs), "found": found}
