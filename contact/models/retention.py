import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contact.enums import Counted, PurgedFor, TwoPeople
from contact.models.case import Case
from site_project.privacy.fields import SealedTextField


class SecondYes(models.Model):
    """One of the team asks for something that a second one must agree to. It goes with its case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="second_yeses")
    what = models.CharField(_("what"), max_length=10, choices=TwoPeople.choices)
    why = SealedTextField(_("why"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who asks"), on_delete=models.CASCADE, related_name="+"
    )
    asked_on = models.DateField(_("asked on"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request for a second yes")
        verbose_name_plural = _("requests for a second yes")
        constraints = [models.UniqueConstraint(fields=["case", "what"], name="second_yes_once")]

    def __str__(self) -> str:
        return str(self.pk)


class CasePurge(models.Model):
    """What stays of a case that was deleted: that it was, when, why and by whom. It names no family."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.PROTECT, related_name="+")
    case_hash = models.CharField(_("case, as a keyed hash"), max_length=64, unique=True)
    opened_month = models.DateField(_("month in which it came"))
    purged_on = models.DateField(_("deleted on"))
    why = models.CharField(_("why"), max_length=20)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who asked"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who agreed"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proof of deletion")
        verbose_name_plural = _("proofs of deletion")
        ordering = ["purged_on"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def reason(self) -> str:
        """Why it was deleted, in words."""
        return str(dict(PurgedFor.choices).get(self.why, self.why))


class MonthCount(models.Model):
    """How many of something there were in one month. Numbers of a school, never of a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="+")
    month = models.DateField(_("month"))
    what = models.CharField(_("what"), max_length=12, choices=Counted.choices)
    key = models.CharField(_("which"), max_length=20, blank=True)
    number = models.PositiveIntegerField(_("how many"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("count of a month")
        verbose_name_plural = _("counts of months")
        ordering = ["month", "what", "key"]
        constraints = [models.UniqueConstraint(fields=["site", "month", "what", "key"], name="counted_once")]

    def __str__(self) -> str:
        return str(self.pk)
