import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contact.querysets import CoverQuerySet


class Cover(models.Model):
    """While somebody is away, somebody else answers: what falls to the one is shown to the other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="+")
    away = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who is away"), on_delete=models.CASCADE, related_name="+"
    )
    covered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who answers instead"), on_delete=models.CASCADE, related_name="+"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    objects = CoverQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("cover")
        verbose_name_plural = _("covers")
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="cover_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(away=F("covered_by")), name="cover_is_somebody_else"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
