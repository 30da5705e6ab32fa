from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class CountedUntil(models.Model):
    """Up to which day a school's counts are in. Whatever happens on a day is counted once, when the day is over."""

    site = models.OneToOneField(
        Site, verbose_name=_("school"), on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    day = models.DateField(_("counted up to"), default=date.min)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("how far we counted")
        verbose_name_plural = _("how far we counted")

    def __str__(self) -> str:
        return str(self.pk)
