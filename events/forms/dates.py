"""How staff set up a date: a day, two times, some numbers."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.enums import OccurrenceStatus
from events.models import EventPage, Occurrence

STATES = [
    (OccurrenceStatus.SCHEDULED, _("Shown to families")),
    (OccurrenceStatus.DRAFT, _("Not shown yet")),
]
COPIED = [
    "status",
    "opens_at",
    "adult_capacity",
    "childcare_places",
    "youngest_in_childcare",
    "premises_limit",
    "max_adults_per_booking",
    "max_children_per_booking",
]


class DateForm(forms.ModelForm):
    """One date. Times are the school's clock; booking closes at the start unless said otherwise."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    start = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    end = forms.TimeField(label=_("To"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    closes_hours_before = forms.IntegerField(
        label=_("Booking closes, hours before"),
        min_value=0,
        max_value=24 * 14,
        initial=0,
        help_text=_("0: people can book until it starts."),
    )

    class Meta:
        model = Occurrence
        fields = ["page", *COPIED]
        widgets = {"opens_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")}
        help_texts = {
            "youngest_in_childcare": _("Looking after children under 2 usually needs registration. Ask your lead."),
            "premises_limit": _("Adults and children together. Leave it empty if there is no limit."),
            "childcare_places": _("0: no childcare at this date. Plan at least two trained adults."),
        }

    field_order = ["page", "day", "start", "end", "status", "opens_at", "closes_hours_before", *COPIED[2:]]

    def __init__(self, data: Any = None, *, pages: Any, instance: Occurrence | None = None) -> None:
        super().__init__(data, instance=instance, initial=_from_occurrence(instance) if instance else None)
        self.fields["status"].choices = STATES
        self.fields["page"].queryset = pages
        if instance:
            del self.fields["page"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"day", "start", "end"} <= cleaned.keys():
            starts, ends = (self._moment(cleaned["day"], cleaned[name], name) for name in ("start", "end"))
            if ends <= starts:
                self.add_error("end", _("It ends before it starts."))
            cleaned["starts_at"], cleaned["ends_at"] = starts, ends
            cleaned["closes_at"] = starts - timedelta(hours=cleaned.get("closes_hours_before") or 0)
            self._check_twins(cleaned.get("page") or self.instance.page, starts)
        return cleaned

    def values(self) -> dict[str, Any]:
        """The fields of the date, once the form is valid."""
        own = {"day", "start", "end", "closes_hours_before"}
        return {name: value for name, value in self.cleaned_data.items() if name not in own}

    def _moment(self, day: date, clock: time, name: str) -> datetime:
        """The moment of a local time. One that the change of clocks skips does not come back as it went in."""
        moment = timezone.make_aware(datetime.combine(day, clock))
        there_and_back = timezone.localtime(moment.astimezone(UTC))
        if there_and_back.time() != clock:
            raise ValidationError({name: _("The clocks change then: that time does not exist on this day.")})
        return moment

    def _check_twins(self, page: EventPage, starts: datetime) -> None:
        twins = Occurrence.objects.filter(page=page, starts_at=starts).exclude(pk=self.instance.pk)
        if twins.exists():
            self.add_error("day", _("There is a date of this event at that time already."))


def _from_occurrence(occurrence: Occurrence) -> dict[str, Any]:
    start, end = occurrence.local_start, occurrence.local_end
    open_for = occurrence.starts_at - occurrence.closes_at
    return {
        "day": start.date(),
        "start": start.time(),
        "end": end.time(),
        "closes_hours_before": round(open_for.total_seconds() / 3600),
    }
