from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from attendance_pages.places.freshness import Limits, months_before

MONTHS = [MinValueValidator(1), MaxValueValidator(60)]


@register_setting(icon="site", order=3)
class PlacesSettings(BaseSiteSetting):
    """How long one school trusts a check of a place that can help."""

    check_after_months = models.PositiveSmallIntegerField(
        _("check again after (months)"),
        default=6,
        validators=MONTHS,
        help_text=_("Families still see the place, with a line that it may have changed."),
    )
    hide_after_months = models.PositiveSmallIntegerField(
        _("hide after (months)"),
        default=12,
        validators=MONTHS,
        help_text=_("Families do not see the place until somebody has rung or looked."),
    )

    panels = [FieldPanel("check_after_months"), FieldPanel("hide_after_months")]

    class Meta:
        verbose_name = _("checking places that can help")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        if self.hide_after_months and self.check_after_months and self.hide_after_months < self.check_after_months:
            raise ValidationError({"hide_after_months": _("Please let it be checked before it is hidden.")})

    @classmethod
    def limits(cls, site: Site, today: date | None = None) -> Limits:
        """The two days on which the rule turns, counted back from `today`. One query; writes nothing."""
        chosen = cls.objects.filter(site=site).first() or cls(site=site)
        today = today or timezone.localdate()
        return Limits(
            fresh_from=months_before(today, chosen.check_after_months),
            shown_from=months_before(today, chosen.hide_after_months),
        )
