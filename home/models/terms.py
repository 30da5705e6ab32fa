from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel


class FirstToLastDay(models.Model):
    """Some days in a row, both ends included."""

    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        abstract = True
        ordering = ["first_day"]

    def clean(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day is before the first day.")})


class Term(FirstToLastDay):
    """First and last school day of a term or half term."""

    school = ParentalKey("home.SchoolSettings", on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(_("name"), max_length=60)

    panels = [FieldPanel("name"), FieldPanel("first_day"), FieldPanel("last_day")]

    class Meta(FirstToLastDay.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self) -> str:
        return self.name


class Closure(FirstToLastDay):
    """Days in term on which children stay at home: an INSET day, a polling day, snow."""

    school = ParentalKey("home.SchoolSettings", on_delete=models.CASCADE, related_name="closures")
    what_for = models.CharField(_("what for"), max_length=60, help_text=_("Such as “INSET day”."))
    last_day = models.DateField(_("last day"), blank=True, help_text=_("Empty: one day only."))

    panels = [FieldPanel("what_for"), FieldPanel("first_day"), FieldPanel("last_day")]

    class Meta(FirstToLastDay.Meta):
        verbose_name = _("day off in term")
        verbose_name_plural = _("days off in term")

    def __str__(self) -> str:
        return self.what_for

    def clean(self) -> None:
        self.last_day = self.last_day or self.first_day
        super().clean()
