"""Who did what to whose record, and when. Never what it said."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_project.privacy.fields import SealedTextField
from site_project.privacy.querysets import REFUSAL, AddOnlyQuerySet


class AuditEntry(models.Model):
    """One line of the audit trail. Written once by `privacy.audit.record`; never changed.

    Two things may leave a line later, so `mark` does not cover them: who acted (the member of staff is deleted; `who`
    keeps what recognises them) and staff's own words (`reason`, sealed to this very line).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, blank=True, on_delete=models.SET_NULL
    )
    action = models.CharField(_("action"), max_length=60)
    subject = models.UUIDField(_("record"), db_index=True)
    reason = SealedTextField(_("why"), blank=True)
    who = models.CharField(_("who, as a keyed hash"), max_length=64, blank=True, editable=False)
    mark = models.CharField(_("keyed hash of the line"), max_length=64, editable=False)
    number = models.PositiveBigIntegerField(_("place in the chain"), null=True, unique=True, editable=False)
    link = models.CharField(_("keyed hash of the chain up to here"), max_length=64, blank=True, editable=False)

    objects = AddOnlyQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new line. Raises TypeError for one that is there already."""
        if not self._state.adding:
            raise TypeError(REFUSAL)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Raises TypeError."""
        raise TypeError(REFUSAL)


class AuditHead(models.Model):
    """The two ends of the chain, in one row: where it begins (older lines were purged), and its last line."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    purged = models.PositiveBigIntegerField(_("lines that were purged"), default=0)
    purged_link = models.CharField(_("link of the last purged line"), max_length=64, blank=True)
    number = models.PositiveBigIntegerField(_("lines ever written"), default=0)
    link = models.CharField(_("link of the last line"), max_length=64, blank=True)
    mark = models.CharField(_("keyed hash of this row"), max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("end of the audit trail")
        verbose_name_plural = _("ends of the audit trail")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_audit_head")]

    def __str__(self) -> str:
        return str(self.number)


class KeyCheck(models.Model):
    """One sealed value by which the start notices that `FIELD_KEYS` belong to another database."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    value = SealedTextField(_("value"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("key check")
        verbose_name_plural = _("key checks")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_key_check")]

    def __str__(self) -> str:
        return str(self.pk)
