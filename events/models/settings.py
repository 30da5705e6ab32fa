from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from events.enums import AgeBand
from events.ratio import RATIOS, units_of_child

WHY_RATIOS = _(
    "<p>How many children one checked adult may look after. We start from the stricter of the national minimum and "
    "what the NSPCC advises. Your safeguarding lead decides. A change counts for new bookings.</p>"
)


def ratio_choices() -> list[tuple[int, str]]:
    """The ratios that can be counted exactly."""
    return [(ratio, gettext("1 adult to %(ratio)d") % {"ratio": ratio}) for ratio in RATIOS]


def ratio_field(label: str, default: int) -> models.PositiveSmallIntegerField:
    """How many children of one age there may be for one adult."""
    return models.PositiveSmallIntegerField(label, choices=ratio_choices, default=default)


def days_field(label: str, default: int, most: int) -> models.PositiveSmallIntegerField:
    """A number of days after the event."""
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(1), MaxValueValidator(most)]
    )


@register_setting(icon="date", order=30)
class EventSettings(BaseSiteSetting):
    """What one school has decided about childcare, waiting lists and how long names are kept.

    Ratios: the stricter of the EYFS statutory framework for group and school-based providers (14 July 2025: under 2
    1:3, 2 1:5, 3 and over 1:8) and the NSPCC's advice for voluntary groups (0-2 1:3, 2-3 1:4, 4-8 1:6, 9-12 1:8).
    """

    ratio_baby = ratio_field(_("children of 0 to 1"), 3)
    ratio_toddler = ratio_field(_("children of 2 to 3"), 4)
    ratio_infant = ratio_field(_("children of 4 to 7"), 6)
    ratio_junior = ratio_field(_("children of 8 to 11"), 8)
    ratios_source = models.CharField(
        _("where these numbers come from"),
        max_length=300,
        default="EYFS statutory framework, 14 July 2025; NSPCC Learning, recommended ratios. The stricter of the two.",
    )
    ratios_checked_on = models.DateField(_("checked on"), null=True, blank=True)
    keep_care_days = days_field(_("days to keep care sheets after the event"), 7, 14)
    keep_contact_days = days_field(_("days to keep names and addresses after the event"), 30, 60)
    asks_google = models.BooleanField(
        _("offer Google's check on the booking form"),
        default=False,
        help_text=_("Only where the technician has set both keys, and only after a parent agrees. Nobody is refused."),
    )

    panels = [
        HelpPanel(content=WHY_RATIOS, heading=_("Adults and children")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("ratio_baby", "ratio_toddler", "ratio_infant", "ratio_junior")],
            heading=_("In the childcare room"),
        ),
        FieldPanel("ratios_source"),
        FieldPanel("ratios_checked_on"),
        MultiFieldPanel([FieldPanel("keep_care_days"), FieldPanel("keep_contact_days")], heading=_("When we delete")),
        FieldPanel("asks_google", heading=_("Machines that book")),
    ]

    class Meta:
        verbose_name = _("events and childcare")

    @property
    def ratios(self) -> dict[str, int]:
        """Children for one adult, by age band."""
        return {
            AgeBand.BABY: self.ratio_baby,
            AgeBand.TODDLER: self.ratio_toddler,
            AgeBand.INFANT: self.ratio_infant,
            AgeBand.JUNIOR: self.ratio_junior,
        }

    def units_of(self, age_band: str) -> int:
        """What a child of that age takes of an adult's time, in care units."""
        return units_of_child(self.ratios[age_band])
