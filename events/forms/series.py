"""How staff plan a row of dates: an event, a weekday, two times, some numbers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from events.forms.dates import MOST_OFFER_HOURS
from events.forms.groups import LIMIT_FIELDS, LIMIT_HELP, PLACES, GroupedForm, bound
from events.models import Series
from events.series_rule import LONGEST

HOW_OFTEN = [(1, _("every week")), (2, _("every second week")), (3, _("every third week")), (4, _("every fourth week"))]
DAY = {"type": "date"}
CLOCK = {"type": "time"}
RULE = ["page", "weekdays", "every", "start", "end", "first_day", "last_day"]
BOOKING = ["opens_days_before", "closes_hours_before", "offer_hours"]


class SeriesForm(GroupedForm, forms.ModelForm):
    """A rule, and what each of its dates starts from. Times are the school's clock."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("On"), choices=list(WEEKDAYS.items())[:5], coerce=int, widget=forms.CheckboxSelectMultiple
    )
    every = forms.TypedChoiceField(label=_("How often"), choices=HOW_OFTEN, coerce=int, initial=1)
    offer_hours = forms.IntegerField(
        label=_("Hours to answer an offer"), min_value=2, max_value=MOST_OFFER_HOURS, initial=12
    )
    opens_days_before = forms.IntegerField(
        label=_("Booking opens, days before"), min_value=0, max_value=180, initial=21, help_text=_("At 8am.")
    )
    closes_hours_before = forms.IntegerField(
        label=_("Booking closes, hours before"),
        min_value=0,
        max_value=24 * 14,
        initial=0,
        help_text=_("0: as late as possible, while a waiting family can still be asked."),
    )
    same_people = forms.BooleanField(
        label=_("With the same adults in charge as at the latest date of this event"), required=False
    )

    class Meta:
        model = Series
        fields = [*RULE, *BOOKING, *LIMIT_FIELDS]
        widgets = {
            "first_day": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "last_day": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "start": forms.TimeInput(attrs=CLOCK, format="%H:%M"),
            "end": forms.TimeInput(attrs=CLOCK, format="%H:%M"),
        }
        help_texts = {**LIMIT_HELP, "last_day": _("Days without school in between are left out by themselves.")}

    form_groups = [
        (_("When"), RULE),
        *PLACES,
        (_("Adults in charge"), ["same_people"]),
        (_("Booking"), BOOKING),
    ]

    def __init__(
        self, data: Any = None, *, pages: Any, instance: Series | None = None, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, instance=instance, initial=initial)
        bound(self)
        self.fields["page"].queryset = pages
        self.fields["page"].disabled = instance is not None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last, start, end = (cleaned.get(name) for name in ("first_day", "last_day", "start", "end"))
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first day."))
        elif first and last and last - first > LONGEST:
            self.add_error("last_day", _("That is more than a year. Please plan a term or a year at a time."))
        if start and end and end <= start:
            self.add_error("end", _("It ends before it starts."))
        return cleaned


def data_of(series: Series, *, first_day: date, last_day: date) -> dict[str, Any]:
    """A filled-in form like `series`, for other days."""
    same = {name: getattr(series, name) for name in SeriesForm.Meta.fields}
    return {**same, "page": series.page_id, "first_day": first_day, "last_day": last_day, "same_people": "on"}
