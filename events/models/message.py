import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.occurrence import Occurrence
from site_project.privacy.fields import SealedTextField


class DateMessage(models.Model):
    """What staff wrote to all families of one date. Sealed like a letter, and deleted with the bookings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occurrence = models.ForeignKey(
        Occurrence, verbose_name=_("date"), on_delete=models.CASCADE, related_name="messages"
    )
    form_hash = models.CharField(max_length=64, unique=True, editable=False)  # of the form's one-time key
    words = SealedTextField(_("words"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message to families")
        verbose_name_plural = _("messages to families")
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return str(self.pk)
