import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contact.enums import Language
from contact.querysets import ReplyTemplateQuerySet


class ReplyTemplate(models.Model):
    """Words that the team begins a reply with. Written by staff for everybody: it never holds a family's words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="reply_templates")
    title = models.CharField(_("what for"), max_length=80)
    language = models.CharField(_("language"), max_length=5, choices=Language.choices, default=Language.ENGLISH)
    body = models.TextField(_("words"), max_length=2000)

    objects = ReplyTemplateQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("words for a reply")
        verbose_name_plural = _("words for replies")
        ordering = ["title", "language"]

    def __str__(self) -> str:
        return self.title
