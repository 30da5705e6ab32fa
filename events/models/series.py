import uuid
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.enums import AgeBand
from events.models.pages import EventPage
from events.series_rule import PlannedDate, SeriesRule

OPENS = time(8)  # in the morning, when parents look at their phones
OFFERS_END = timedelta(hours=1)  # before the start: then the team wants to know who comes
LIMITS = [
    "offer_hours",
    "adult_capacity",
    "premises_limit",
    "max_adults_per_booking",
    "childcare_on",
    "youngest_in_childcare",
    "childcare_room_limit",
    "max_children_per_booking",
]


class Series(models.Model):
    """A row of dates by rule, and what each of them starts from. Dates live on their own once they are made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(EventPage, verbose_name=_("event"), on_delete=models.PROTECT, related_name="series")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    weekdays = models.JSONField(_("on"), default=list)  # 0 is Monday
    every = models.PositiveSmallIntegerField(_("how often"), default=1)  # weeks
    start = models.TimeField(_("from"))
    end = models.TimeField(_("to"))
    opens_days_before = models.PositiveSmallIntegerField(_("booking opens, days before"), default=21)
    closes_hours_before = models.PositiveSmallIntegerField(_("booking closes, hours before"), default=0)
    offer_hours = models.PositiveSmallIntegerField(_("hours to answer an offer"), default=12)
    adult_capacity = models.PositiveSmallIntegerField(_("places for adults"))
    premises_limit = models.PositiveSmallIntegerField(_("most people in the building"), null=True, blank=True)
    max_adults_per_booking = models.PositiveSmallIntegerField(_("adults in one booking"), default=4)
    childcare_on = models.BooleanField(_("with childcare"), default=False)
    youngest_in_childcare = models.CharField(
        _("youngest in childcare"), max_length=4, choices=AgeBand, default=AgeBand.TODDLER
    )
    childcare_room_limit = models.PositiveSmallIntegerField(_("most children in that room"), null=True, blank=True)
    max_children_per_booking = models.PositiveSmallIntegerField(_("children in childcare, one booking"), default=3)

    class Meta:
        verbose_name = _("row of dates")
        verbose_name_plural = _("rows of dates")
        ordering = ["-last_day", "page__title"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="series_ends_after_first_day"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="series_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.page.title}, {self.first_day:%d.%m.%Y} – {self.last_day:%d.%m.%Y}"

    @property
    def rule(self) -> SeriesRule:
        """The rule by which its days are counted. ValueError: one that cannot be meant."""
        return SeriesRule(self.first_day, self.last_day, tuple(self.weekdays), self.start, self.end, self.every)

    def values_of(self, planned: PlannedDate) -> dict[str, Any]:
        """The fields of the date that is made, or made anew, for a day of the rule."""
        starts, offers_end = planned.starts_at, planned.starts_at - OFFERS_END
        closes = min(starts - timedelta(hours=self.closes_hours_before), offers_end)
        return {
            "page": self.page,
            "starts_at": starts,
            "ends_at": planned.ends_at,
            "opens_at": self._opens(planned.day),
            "closes_at": closes,
            "offers_end_at": offers_end,
            **{name: getattr(self, name) for name in LIMITS},
        }

    def _opens(self, day: date) -> datetime:
        return timezone.make_aware(datetime.combine(day - timedelta(days=self.opens_days_before), OPENS))
