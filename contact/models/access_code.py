import uuid
from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.models.case import Case
from contact.querysets import LASTS_AFTER_CLOSING, AccessCodeQuerySet

LASTS = timedelta(days=60)  # after the last time it was used


def expiry_from(day: date) -> date:
    """The last day of a code that was made or used on `day`."""
    return day + LASTS


class AccessCode(models.Model):
    """Finds a case by the code its family wrote down. The code itself is nowhere: see contact/codes.py."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="codes")
    selector = models.CharField(max_length=16, unique=True)
    verifier = models.CharField(max_length=150)
    expires_on = models.DateField(_("last day"))
    locked_at = models.DateTimeField(_("locked"), null=True, blank=True)
    visit = models.PositiveIntegerField(
        default=0, help_text=_("Grows when a family comes in and when it leaves: an older page opens nothing.")
    )

    objects = AccessCodeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")

    def __str__(self) -> str:
        return self.case.ref

    @property
    def is_usable(self) -> bool:
        """Whether it still opens its thread."""
        today, closed_day = timezone.localdate(), self.case.closed_day
        has_ended = closed_day is not None and closed_day + LASTS_AFTER_CLOSING < today
        return self.locked_at is None and self.expires_on >= today and not has_ended
