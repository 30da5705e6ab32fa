"""What stays of a date: numbers, answers without names, and the proof that the rest was deleted."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.enums import Face, Wiped
from events.models.occurrence import Occurrence
from site_project.privacy.fields import SealedTextField


class OccurrenceCounts(models.Model):
    """How many came to one date. Written when it is over, and for the last time before its bookings are deleted."""

    occurrence = models.OneToOneField(
        Occurrence, verbose_name=_("date"), on_delete=models.PROTECT, related_name="counts", primary_key=True
    )
    families = models.PositiveSmallIntegerField(_("families booked"), default=0)
    adults = models.PositiveSmallIntegerField(_("adults booked"), default=0)
    children_along = models.PositiveSmallIntegerField(_("children with their parents"), default=0)
    children_in_childcare = models.PositiveSmallIntegerField(_("children in childcare"), default=0)
    by_age = models.JSONField(_("children in childcare by age"), default=dict)
    came = models.PositiveSmallIntegerField(_("families who came"), default=0)
    no_shows = models.PositiveSmallIntegerField(_("families who did not come"), default=0)
    waited = models.PositiveSmallIntegerField(_("families who waited in vain"), default=0)
    interpreters = models.PositiveSmallIntegerField(_("families who asked for an interpreter"), default=0)

    class Meta:
        verbose_name = _("counts of a date")
        verbose_name_plural = _("counts of dates")

    def __str__(self) -> str:
        return str(self.pk)


class PurgeRecord(models.Model):
    """Proof that something was deleted: what, of which date, how many, when. Never changed, names nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occurrence = models.ForeignKey(
        Occurrence, verbose_name=_("date"), on_delete=models.PROTECT, related_name="purge_records"
    )
    what = models.CharField(_("what"), max_length=12, choices=Wiped)
    how_many = models.PositiveIntegerField(_("how many"))
    at = models.DateTimeField(_("deleted at"))

    class Meta:
        verbose_name = _("proof of deletion")
        verbose_name_plural = _("proofs of deletion")
        ordering = ["at", "what"]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%d.%m.%Y}"


class Feedback(models.Model):
    """How one family found a date, or some words of one. Kept apart from the family, words apart from faces."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occurrence = models.ForeignKey(
        Occurrence, verbose_name=_("date"), on_delete=models.PROTECT, related_name="feedback"
    )
    answer = models.CharField(_("how it was"), max_length=8, choices=Face, blank=True)
    words = SealedTextField(_("in their words"), blank=True)
    day = models.DateField(_("day"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer after an event")
        verbose_name_plural = _("answers after events")
        # Not by day or insertion: nobody should read who answered first.
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)
