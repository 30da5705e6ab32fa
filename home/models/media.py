"""Pictures and files. Our own models from the first day, so that a consent date can be kept with a picture."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from home.consent import still_agreed


class SchoolImage(AbstractImage):
    """A picture, with what to say to people who cannot see it and how long we may show it."""

    consent_until = models.DateField(
        _("we may show it until"),
        null=True,
        blank=True,
        help_text=_("For a picture of a person: the last day for which you have their yes. Empty for drawings."),
    )
    consent_from = models.CharField(
        _("who said yes, and how"),
        max_length=120,
        blank=True,
        help_text=_("For us only: Lila's mum, on paper in March. Families do not see it."),
    )

    admin_form_fields = (*Image.admin_form_fields, "consent_until", "consent_from")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def may_be_shown(self) -> bool:
        """Whether families may see it today."""
        return still_agreed(self.consent_until)


class SchoolRendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(SchoolImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def __str__(self) -> str:
        return f"{self.image} ({self.filter_spec})"


class SchoolDocument(AbstractDocument):
    """A file to download. A page is kinder on a phone."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
