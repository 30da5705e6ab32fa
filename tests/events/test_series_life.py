"""P18: whatever becomes of a plan, a date that a family ever booked stays as it is, and no date falls on a day off."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from events.models import Booking, Occurrence, Series
from events.services import cancel, save_series
from home.nations import Nation
from home.school_days import Days, SchoolDays
from tests.events.conftest import booked

pytestmark = pytest.mark.django_db
AUTUMN = Days("Autumn", date(2026, 9, 7), date(2026, 12, 18))
HALF_TERM = Days("half term", date(2026, 10, 26), date(2026, 10, 30))
SCHOOL = SchoolDays(Nation.ENGLAND, (AUTUMN,), (HALF_TERM,))
DAYS = [date.fromordinal(day) for day in range(date(2026, 10, 12).toordinal(), date(2026, 11, 21).toordinal())]
# The clocks go back on 25 October, in the middle of it.
PLAN = {"first_day": DAYS[0], "last_day": DAYS[-1], "opens_days_before": 90, "childcare_on": False}

rules = st.fixed_dictionaries(
    {
        "weekdays": st.lists(st.integers(0, 4), min_size=1, max_size=2, unique=True),
        "every": st.integers(1, 2),
        "start": st.sampled_from([time(9), time(13, 30)]),
        "adult_capacity": st.integers(1, 9),
    }
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("plan"), rules, st.sets(st.sampled_from(DAYS), min_size=20)),
        st.tuples(st.sampled_from(["book", "book and cancel"]), st.integers(0, 9), st.none()),
    ),
    min_size=3,
    max_size=8,
)


def plan_anew(series: Series, rule: dict[str, Any], chosen: set[date], office) -> None:
    """Another rule for the same series, and what must hold of every date that it made or changed."""
    kept = {each["id"]: each for each in Occurrence.objects.exclude(bookings=None).values()}
    before = dict(Occurrence.objects.values_list("pk", "version"))
    for name, value in rule.items():
        setattr(series, name, value)
    series.end = time(series.start.hour + 1, series.start.minute)
    save_series(series=series, days=chosen, school_days=SCHOOL, actor=office)
    for each in Occurrence.objects.all():
        if before.get(each.pk) != each.version:
            assert each.local_start.time() == series.start
            assert (each.series_date in chosen, each.series_date == each.local_start.date()) == (True, True)
            assert SCHOOL.why_not(each.series_date) == ""
            assert each.adult_capacity == series.adult_capacity
    assert {each["id"]: each for each in Occurrence.objects.filter(pk__in=kept).values()} == kept


def let_book(number: int, family: int, *, then_cancel: bool) -> None:
    """A family books one of the dates, and may think again."""
    dates = list(Occurrence.objects.order_by("starts_at"))
    if dates:
        booking, _link = booked(dates[number % len(dates)], family)
        if then_cancel:
            cancel(booking_id=booking.pk)


@given(steps=steps)
@settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@time_machine.travel(datetime(2026, 9, 14, 9, tzinfo=UTC), tick=False)
def test_a_plan_changes_as_often_as_staff_like_and_families_notice_nothing(event_page, office, steps):
    with transaction.atomic():
        series = Series(page=event_page, **PLAN)
        for family, (what, first, chosen) in enumerate(steps):
            if what == "plan":
                plan_anew(series, first, chosen, office)
            else:
                let_book(first, family, then_cancel=what != "book")
        Booking.objects.all().delete()
        Occurrence.objects.all().delete()
        Series.objects.all().delete()
