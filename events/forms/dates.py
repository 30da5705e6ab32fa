"""How staff set up a date: a day, two times, some numbers."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.enums import OccurrenceStatus
from events.forms.groups import LIMIT_FIELDS, LIMIT_HELP, PLACES, GroupedForm, bound
from events.models import EventPage, Occurrence
from events.waking_hours import latest_close
from home.forms import PlainTextField

STATES = [
    (OccurrenceStatus.SCHEDULED, _("Shown to families")),
    (OccurrenceStatus.DRAFT, _("Not shown yet")),
]
OFFERS_END = timedelta(hours=1)  # before the start: then the team wants to know who comes
MOST_OFFER_HOURS = 72
FURTHEST = timedelta(days=730)
OWN = {"day", "start", "end", "closes_hours_before", "reason"}
TIMES = ("starts_at", "ends_at")


class DateForm(GroupedForm, forms.ModelForm):
    """One date. Times are the school's clock; booking closes at the start unless said otherwise."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    start = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    end = forms.TimeField(label=_("To"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    closes_hours_before = forms.IntegerField(
        label=_("Booking closes, hours before"),
        min_value=0,
        max_value=24 * 14,
        initial=0,
        help_text=_("0: as late as possible, while a waiting family can still be asked."),
    )
    offer_hours = forms.IntegerField(
        label=_("Hours to answer an offer"),
        min_value=2,
        max_value=MOST_OFFER_HOURS,
        initial=12,
        help_text=_("Waking hours only. Near the day there are fewer."),
    )
    reason = PlainTextField(
        label=_("Why, if there is less room than people"),
        help_text=_("For example: the hall is let. Only staff who see bookings read it."),
        max_length=200,
        required=False,
    )

    class Meta:
        model = Occurrence
        fields = ["page", "status", "opens_at", "offer_hours", *LIMIT_FIELDS]
        widgets = {"opens_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")}
        help_texts = LIMIT_HELP

    form_groups = [
        (_("When"), ["page", "day", "start", "end", "status"]),
        *PLACES,
        (_("Booking"), ["opens_at", "closes_hours_before", "offer_hours"]),
        (_("A word for the record"), ["reason"]),
    ]

    def __init__(self, data: Any = None, *, pages: Any, instance: Occurrence | None = None) -> None:
        super().__init__(data, instance=instance, initial=_from_occurrence(instance) if instance else None)
        bound(self)
        self.fields["status"].choices = STATES
        self.fields["page"].queryset = pages
        self.before = {name: getattr(instance, name) for name in TIMES} if instance else {}
        del self.fields["page" if instance else "reason"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"day", "start", "end"} <= cleaned.keys():
            self._check_day(cleaned["day"])
            starts, ends = (self._moment(cleaned["day"], cleaned[name], name) for name in ("start", "end"))
            if ends <= starts:
                self.add_error("end", _("It ends before it starts."))
            cleaned["starts_at"], cleaned["ends_at"] = starts, ends
            cleaned |= closing_times(starts, cleaned.get("closes_hours_before") or 0)
            if cleaned.get("opens_at") and cleaned["opens_at"] >= cleaned["closes_at"]:
                self.add_error("opens_at", _("Booking would open after it has closed."))
            self._check_twins(cleaned.get("page") or self.instance.page, starts)
        return cleaned

    def values(self) -> dict[str, Any]:
        """The fields of the date, once the form is valid."""
        return {name: value for name, value in self.cleaned_data.items() if name not in OWN}

    @property
    def moves(self) -> bool:
        """Whether the checked form asks for another day or time than the date has."""
        return any(self.cleaned_data[name] != moment for name, moment in self.before.items())

    def _moment(self, day: date, clock: time, name: str) -> datetime:
        """The moment of a local time. One that the change of clocks skips does not come back as it went in."""
        moment = timezone.make_aware(datetime.combine(day, clock))
        there_and_back = timezone.localtime(moment.astimezone(UTC))
        if there_and_back.time() != clock:
            raise ValidationError({name: _("The clocks change then: that time does not exist on this day.")})
        return moment

    def _check_day(self, day: date) -> None:
        """A wrong year would tell families of a date that was, or that nobody will see."""
        today = timezone.localdate()
        unchanged = self.instance.starts_at and self.instance.local_start.date() == day
        if not unchanged and not today <= day <= today + FURTHEST:
            raise ValidationError({"day": _("Please choose a day from today to two years ahead.")})

    def _check_twins(self, page: EventPage, starts: datetime) -> None:
        twins = Occurrence.objects.not_cancelled().filter(page=page, starts_at=starts).exclude(pk=self.instance.pk)
        if twins.exists():
            self.add_error("day", _("There is a date of this event at that time already."))


def closing_times(starts: datetime, hours_before: int) -> dict[str, datetime]:
    """When offers end and when staff wish booking to close, for a date that starts then."""
    offers_end = starts - OFFERS_END
    return {"offers_end_at": offers_end, "closes_at": min(starts - timedelta(hours=hours_before), offers_end)}


def _from_occurrence(occurrence: Occurrence) -> dict[str, Any]:
    start, end = occurrence.local_start, occurrence.local_end
    closes_before = occurrence.starts_at - occurrence.closes_at
    as_late_as_possible = occurrence.closes_at >= latest_close(occurrence.offers_end_at)
    return {
        "day": start.date(),
        "start": start.time(),
        "end": end.time(),
        "closes_hours_before": 0 if as_late_as_possible else round(closes_before.total_seconds() / 3600),
    }
