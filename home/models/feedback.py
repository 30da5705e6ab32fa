"""What families say of a page: counts without a person behind them, and notes that nobody keeps for long."""

import uuid
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.querysets import PageAnswerQuerySet, PageNoteQuerySet
from site_project.privacy.fields import SealedTextField


def this_month() -> date:
    """The first day of this month: no time nearer than that is kept."""
    return timezone.localdate().replace(day=1)


class PageAnswer(models.Model):
    """One “yes” or “not really”. No address, no day, no browser: it only counts.

    It goes with its page. `key_hash` makes a form that was sent twice count once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    month = models.DateField(_("month"), default=this_month)
    helped = models.BooleanField(_("it helped"))
    key_hash = models.CharField(max_length=64, unique=True)

    objects = PageAnswerQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer about a page")
        verbose_name_plural = _("what families say of our pages")
        indexes = [models.Index(fields=["site", "month"])]

    def __str__(self) -> str:
        return str(self.pk)


class PageNote(models.Model):
    """A few words about a page, sealed. It does not know which answer it came with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    month = models.DateField(_("month"), default=this_month)
    text = SealedTextField(_("words"))
    purge_after = models.DateField(_("kept until"))
    key_hash = models.CharField(max_length=64, unique=True)

    objects = PageNoteQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("note about a page")
        verbose_name_plural = _("notes about pages")

    def __str__(self) -> str:
        return str(self.pk)
