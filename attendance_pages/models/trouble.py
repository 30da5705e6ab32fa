from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from attendance_pages.models.services import SupportService
from attendance_pages.places.enums import Trouble


class TroubleReport(models.Model):
    """A family told us that a place could not be reached: what, and the day. Nothing about the family."""

    service = models.ForeignKey(SupportService, on_delete=models.CASCADE, related_name="troubles")
    trouble = models.CharField(_("what was wrong"), max_length=20, choices=Trouble.choices)
    reported_on = models.DateField(_("told us on"), default=timezone.localdate)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report of a place")
        verbose_name_plural = _("reports of places")
        ordering = ["-reported_on", "-pk"]

    def __str__(self) -> str:
        return self.get_trouble_display()
