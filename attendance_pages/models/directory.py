from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from attendance_pages.models.services import SupportService
from home.models import BasePage


class ServiceDirectoryPage(BasePage):
    """All the places that can help, in one list with numbers to tap."""

    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of places that can help")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        services = SupportService.objects.of_school(Site.find_for_request(request)).shown()
        return {**super().get_context(request, *args, **kwargs), "services": services}
