import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.enums import AgeBand, OccurrenceStatus, Why
from events.models.pages import EventPage
from events.querysets import OccurrenceQuerySet

PLENTY = 5  # more places left than this, and the number tells a parent nothing


class Occurrence(models.Model):
    """One date of an event, and the counters of its places.

    The counters change in one guarded UPDATE only (`services.places`); the CHECK constraints are the last line.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(EventPage, verbose_name=_("event"), on_delete=models.PROTECT, related_name="occurrences")
    status = models.CharField(_("state"), max_length=10, choices=OccurrenceStatus, default=OccurrenceStatus.SCHEDULED)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    opens_at = models.DateTimeField(_("booking opens"), default=timezone.now)
    closes_at = models.DateTimeField(_("booking closes"))
    adult_capacity = models.PositiveSmallIntegerField(_("places for adults"))
    adults_held = models.PositiveSmallIntegerField(_("adults booked"), default=0, editable=False)
    childcare_places = models.PositiveSmallIntegerField(_("childcare places"), default=0)
    children_held = models.PositiveSmallIntegerField(_("children booked in childcare"), default=0, editable=False)
    youngest_in_childcare = models.CharField(
        _("youngest in childcare"), max_length=4, choices=AgeBand, default=AgeBand.TODDLER
    )
    premises_limit = models.PositiveSmallIntegerField(_("most people in the building"), null=True, blank=True)
    heads_held = models.PositiveSmallIntegerField(_("people booked"), default=0, editable=False)
    max_adults_per_booking = models.PositiveSmallIntegerField(_("adults in one booking"), default=4)
    max_children_per_booking = models.PositiveSmallIntegerField(_("children in childcare, one booking"), default=3)
    ics_sequence = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="occurrence_ends_after_start"),
            models.CheckConstraint(condition=Q(closes_at__lte=F("starts_at")), name="occurrence_closes_by_start"),
            models.CheckConstraint(condition=Q(adults_held__lte=F("adult_capacity")), name="occurrence_adults_fit"),
            models.CheckConstraint(
                condition=Q(children_held__lte=F("childcare_places")), name="occurrence_children_fit"
            ),
            models.CheckConstraint(
                condition=Q(premises_limit=None) | Q(heads_held__lte=F("premises_limit")), name="occurrence_heads_fit"
            ),
            models.UniqueConstraint(fields=["page", "starts_at"], name="occurrence_once_per_start"),
        ]

    def __str__(self) -> str:
        return f"{self.page.title}, {timezone.localtime(self.starts_at):%d.%m.%Y %H:%M}"

    @property
    def duration(self) -> timedelta:
        """True time from start to end, also on the days when the clocks change."""
        return self.ends_at - self.starts_at

    @property
    def local_start(self) -> datetime:
        """The start on the school's clock."""
        return timezone.localtime(self.starts_at)

    @property
    def local_end(self) -> datetime:
        """The end on the school's clock."""
        return timezone.localtime(self.ends_at)

    @property
    def when_words(self) -> str:
        """Day and hours as people say them: Thursday 3 December, 9am to 10:15am."""
        start, end = (date_format(time, "fA").lower() for time in (self.local_start, self.local_end))
        day = date_format(self.local_start, "l j F")
        return gettext("%(day)s, %(start)s to %(end)s") % {"day": day, "start": start, "end": end}

    @property
    def adults_left(self) -> int:
        """Places left for adults."""
        return self.adult_capacity - self.adults_held

    @property
    def childcare_left(self) -> int:
        """Places left in the childcare room."""
        return self.childcare_places - self.children_held

    @property
    def is_cancelled(self) -> bool:
        """Whether we called it off."""
        return self.status == OccurrenceStatus.CANCELLED

    def closed_to_booking(self, now: datetime) -> Why | None:
        """Why nobody at all could book at `now`; None where booking is open and there is a place."""
        if self.is_cancelled:
            return Why.CANCELLED
        if self.status != OccurrenceStatus.SCHEDULED or now >= self.closes_at:
            return Why.CLOSED
        if now < self.opens_at:
            return Why.NOT_YET_OPEN
        return None if self.adults_left > 0 else Why.FULL

    @property
    def places_words(self) -> str:
        """How much room there is, honestly."""
        if self.adults_left <= 0:
            return gettext("Full")
        if self.adults_left > PLENTY:
            return gettext("Plenty of room")
        return ngettext("%(left)d place left", "%(left)d places left", self.adults_left) % {"left": self.adults_left}

    @property
    def childcare_words(self) -> str:
        """How much room there is in childcare; empty where there is none at this date."""
        if not self.childcare_places:
            return ""
        if self.childcare_left <= 0:
            return gettext("Childcare is full")
        return gettext("Free childcare")
