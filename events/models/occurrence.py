import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.enums import CALLED_OFF, AgeBand, OccurrenceStatus, Why
from events.fitting import Room
from events.models.pages import EventPage
from events.models.series import Series
from events.party import Party
from events.querysets import OccurrenceQuerySet
from events.ratio import RATIOS, units_of_child
from events.waking_hours import offer_expiry

PLENTY = 5  # more places left than this, and the number tells a parent nothing
ONE_ADULT = Party(adults=1)
ONE_OLDER_CHILD = Party(children_in_childcare=1, care_units=units_of_child(max(RATIOS)))


class Occurrence(models.Model):
    """One date of an event, its limits, and the counters of its places.

    The counters change in one guarded UPDATE only (`services.places`); the CHECK constraints are the last line.
    An allowance is how far staff let a counter go beyond its limit: nobody is removed when a limit gets smaller.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(EventPage, verbose_name=_("event"), on_delete=models.PROTECT, related_name="occurrences")
    # The row of dates that it was planned in, and the day of the rule: it stays when the date itself moves.
    series = models.ForeignKey(Series, null=True, editable=False, on_delete=models.SET_NULL, related_name="dates")
    series_date = models.DateField(null=True, editable=False)
    status = models.CharField(_("state"), max_length=10, choices=OccurrenceStatus, default=OccurrenceStatus.SCHEDULED)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    opens_at = models.DateTimeField(_("booking opens"), default=timezone.now)
    closes_at = models.DateTimeField(_("booking closes"))
    offers_end_at = models.DateTimeField(_("offers can be answered until"))
    offer_hours = models.PositiveSmallIntegerField(_("hours to answer an offer"), default=12)
    adult_capacity = models.PositiveSmallIntegerField(_("places for adults"))
    adults_held = models.PositiveSmallIntegerField(_("adults booked"), default=0, editable=False)
    adult_allowance = models.PositiveSmallIntegerField(default=0, editable=False)
    childcare_on = models.BooleanField(_("with childcare"), default=False)
    youngest_in_childcare = models.CharField(
        _("youngest in childcare"), max_length=4, choices=AgeBand, default=AgeBand.TODDLER
    )
    childcare_room_limit = models.PositiveSmallIntegerField(_("most children in that room"), null=True, blank=True)
    children_held = models.PositiveSmallIntegerField(_("children booked in childcare"), default=0, editable=False)
    children_allowance = models.PositiveSmallIntegerField(default=0, editable=False)
    # Both in care units: see `events.ratio`. The capacity follows from the supervisors (`services.supervisors`).
    care_capacity = models.PositiveIntegerField(default=0, editable=False)
    care_units_held = models.PositiveIntegerField(default=0, editable=False)
    care_allowance = models.PositiveIntegerField(default=0, editable=False)
    premises_limit = models.PositiveSmallIntegerField(_("most people in the building"), null=True, blank=True)
    heads_held = models.PositiveSmallIntegerField(_("people booked"), default=0, editable=False)
    heads_allowance = models.PositiveSmallIntegerField(default=0, editable=False)
    max_adults_per_booking = models.PositiveSmallIntegerField(_("adults in one booking"), default=4)
    max_children_per_booking = models.PositiveSmallIntegerField(_("children in childcare, one booking"), default=3)
    next_queue_no = models.PositiveIntegerField(default=1, editable=False)
    next_label_no = models.PositiveSmallIntegerField(default=1, editable=False)
    ics_sequence = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="occurrence_ends_after_start"),
            models.CheckConstraint(
                condition=Q(closes_at__lte=F("offers_end_at"), offers_end_at__lte=F("starts_at")),
                name="occurrence_closes_before_offers_end",
            ),
            models.CheckConstraint(
                condition=Q(adults_held__lte=F("adult_capacity") + F("adult_allowance")), name="occurrence_adults_fit"
            ),
            models.CheckConstraint(
                condition=Q(care_units_held__lte=F("care_capacity") + F("care_allowance")), name="occurrence_care_fits"
            ),
            models.CheckConstraint(
                condition=Q(childcare_room_limit=None)
                | Q(children_held__lte=F("childcare_room_limit") + F("children_allowance")),
                name="occurrence_children_fit",
            ),
            models.CheckConstraint(
                condition=Q(premises_limit=None) | Q(heads_held__lte=F("premises_limit") + F("heads_allowance")),
                name="occurrence_heads_fit",
            ),
            models.UniqueConstraint(
                fields=["page", "starts_at"],
                condition=~Q(status__in=sorted(CALLED_OFF)),
                name="occurrence_once_per_start",
            ),
            models.UniqueConstraint(fields=["series", "series_date"], name="occurrence_once_per_day_of_series"),
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
    def limits(self) -> Room:
        """What there is of each resource when nobody has booked."""
        return Room(self.adult_capacity, self.care_capacity, self.childcare_room_limit, self.premises_limit)

    @property
    def room(self) -> Room:
        """What is left of each resource."""
        limits = self.limits
        return Room(
            limits.adults - self.adults_held,
            limits.care_units - self.care_units_held,
            None if limits.children is None else limits.children - self.children_held,
            None if limits.heads is None else limits.heads - self.heads_held,
        )

    @property
    def adults_left(self) -> int:
        """Places left for adults."""
        return max(0, self.adult_capacity - self.adults_held)

    @property
    def is_cancelled(self) -> bool:
        """Whether we called it off."""
        return self.status in CALLED_OFF

    @cached_property
    def written(self) -> list[Any]:
        """What staff wrote to all its families, the newest first."""
        return list(self.messages.all())

    def can_change(self, now: datetime) -> bool:
        """Whether staff can still change it: not cancelled, not over."""
        return self.status in (OccurrenceStatus.DRAFT, OccurrenceStatus.SCHEDULED) and now < self.ends_at

    def closed_to_booking(self, now: datetime) -> Why | None:
        """Why a family could not even wait for a place at `now`; None where the form opens."""
        if self.is_cancelled:
            return Why.CANCELLED
        if self.status != OccurrenceStatus.SCHEDULED or now >= self.closes_at:
            return Why.CLOSED
        return Why.NOT_YET_OPEN if now < self.opens_at else None

    def gives_places(self, now: datetime) -> bool:
        """Whether places that come free go to the waiting list. It ends when booking ends, so nobody overtakes it."""
        answerable = offer_expiry(now, offer_hours=self.offer_hours, ends_at=self.offers_end_at) is not None
        return self.status == OccurrenceStatus.SCHEDULED and now < self.closes_at and answerable

    def list_has_ended(self, now: datetime) -> bool:
        """Whether places that come free go to nobody by themselves any more, though the day is still to come."""
        return self.status == OccurrenceStatus.SCHEDULED and now < self.ends_at and not self.gives_places(now)

    @property
    def is_full(self) -> bool:
        """Whether there is no room for one more adult. A family can still wait for a place."""
        return not self.room.holds(ONE_ADULT)

    @property
    def is_childcare_full(self) -> bool:
        """Whether there is childcare, but no room for one more older child."""
        return self.childcare_on and not self.room.holds(ONE_OLDER_CHILD)

    @property
    def places_words(self) -> str:
        """How much room there is, honestly: the building counts too."""
        left = min(self.adults_left, self.adults_left if self.room.heads is None else self.room.heads)
        if self.is_full:
            return gettext("Full")
        if left > PLENTY:
            return gettext("Plenty of room")
        return ngettext("%(left)d place left", "%(left)d places left", left) % {"left": left}

    @property
    def childcare_words(self) -> str:
        """How much room there is in childcare; empty where there is none at this date."""
        if not self.childcare_on:
            return ""
        return gettext("Childcare is full") if self.is_childcare_full else gettext("Free childcare")
