import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contact.models.case import Case
from contact.querysets import PresenceQuerySet


class Presence(models.Model):
    """Who of the team has a case open now, so that two do not answer at once. Forgotten after minutes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="presences")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who reads"), on_delete=models.CASCADE, related_name="+"
    )
    seen_at = models.DateTimeField(_("last there"))

    objects = PresenceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["case", "reader"], name="presence_once")]

    def __str__(self) -> str:
        return str(self.pk)
