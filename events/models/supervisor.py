import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.occurrence import Occurrence


class Supervisor(models.Model):
    """Somebody of the school who looks after children at one date. Places in childcare follow from them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occurrence = models.ForeignKey(
        Occurrence, verbose_name=_("date"), on_delete=models.CASCADE, related_name="supervisors"
    )
    name = models.CharField(_("name"), max_length=80)
    is_checked = models.BooleanField(_("checked (enhanced DBS)"), default=False)
    has_first_aid = models.BooleanField(_("paediatric first aid, in date"), default=False)
    counts_in_ratio = models.BooleanField(
        _("counts in the ratio"), default=True, help_text=_("Not those who only help, and not parents who stay.")
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("supervisor")
        verbose_name_plural = _("supervisors")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["occurrence", "name"], name="supervisor_once_per_date"),
            # Nobody who is not checked is counted: KCSIE and the EYFS framework ask for checked people.
            models.CheckConstraint(
                condition=models.Q(counts_in_ratio=False) | models.Q(is_checked=True),
                name="supervisor_counted_is_checked",
            ),
        ]

    def __str__(self) -> str:
        return self.name
