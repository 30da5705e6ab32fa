"""Planning a term: seen first, each day with a tick; days without school left out; a booked date is never rewritten."""

from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from bs4 import BeautifulSoup

from events.models import Booking, Occurrence, Series
from events.services import preview_series, save_series
from home.models import Closure, SchoolSettings, Term
from home.school_days import school_days_of
from tests.cast import signed_in
from tests.events.conftest import booked, words

pytestmark = pytest.mark.django_db
SEPTEMBER = datetime(2026, 9, 14, 9, tzinfo=UTC)
THURSDAYS = [date(2026, 10, 15), date(2026, 10, 22), date(2026, 11, 5), date(2026, 11, 19)]


@pytest.fixture(autouse=True)
def _september():
    with time_machine.travel(SEPTEMBER, tick=False):
        yield


@pytest.fixture
def school(site):
    """Two terms, a half term and an INSET day."""
    school = SchoolSettings.for_site(site)
    Term.objects.create(school=school, name="Autumn", first_day=date(2026, 9, 7), last_day=date(2026, 12, 18))
    Term.objects.create(school=school, name="Spring", first_day=date(2027, 1, 5), last_day=date(2027, 2, 12))
    Closure.objects.create(
        school=school, what_for="half term", first_day=date(2026, 10, 26), last_day=date(2026, 10, 30)
    )
    Closure.objects.create(
        school=school, what_for="INSET day", first_day=date(2026, 11, 12), last_day=date(2026, 11, 12)
    )
    return school_days_of(site)


def plan(event_page, **values) -> Series:
    """Thursdays at nine from October to November."""
    ordinary = {
        "page": event_page,
        "first_day": date(2026, 10, 12),
        "last_day": date(2026, 11, 20),
        "weekdays": [3],
        "start": time(9),
        "end": time(10, 15),
        "opens_days_before": 60,
        "adult_capacity": 12,
        "childcare_on": True,
    }
    return Series(**{**ordinary, **values})


def made(series: Series, school, office, days=THURSDAYS) -> Series:
    """The series with its dates."""
    save_series(series=series, days=set(days), school_days=school, actor=office)
    return series


def form(event_page, **values) -> dict[str, object]:
    """The same plan as staff fill it in."""
    ordinary = {
        "page": event_page.pk,
        "weekdays": "3",
        "every": "1",
        "start": "09:00",
        "end": "10:15",
        "first_day": "2026-10-12",
        "last_day": "2026-11-20",
        "opens_days_before": "21",
        "closes_hours_before": "0",
        "offer_hours": "12",
        "adult_capacity": "12",
        "max_adults_per_booking": "4",
        "childcare_on": "on",
        "youngest_in_childcare": "2-3",
        "max_children_per_booking": "3",
    }
    return {**ordinary, **values}


def test_the_days_are_shown_with_ticks_and_reasons_before_anything_is_made(office, event_page, school):
    page = words(signed_in(office).post("/admin/events/series/add/", form(event_page)))
    assert page.count('name="days"') == 4
    assert "Thursday 29 October 2026: half term" in page
    assert "Thursday 12 November 2026: INSET day" in page
    assert not Series.objects.exists()
    assert not Occurrence.objects.exists()


def test_the_ticked_days_are_made_at_the_same_hour_in_summer_and_winter(office, event_page, school):
    browser = signed_in(office)
    days = [f"{day:%Y-%m-%d}" for day in THURSDAYS[1:]]
    response = browser.post("/admin/events/series/add/", {**form(event_page), "chosen": "yes", "days": days})
    assert response.status_code == 302
    dates = Occurrence.objects.order_by("starts_at")
    assert [each.series_date for each in dates] == THURSDAYS[1:]
    assert {f"{each.local_start:%H:%M} {each.local_end:%H:%M}" for each in dates} == {"09:00 10:15"}
    assert [each.starts_at.hour for each in dates] == [8, 9, 9]
    assert f"{dates[0].local_start - timedelta(days=21):%Y-%m-%d}" == f"{dates[0].opens_at:%Y-%m-%d}"


def test_a_second_press_makes_nothing_twice(office, event_page, school):
    browser = signed_in(office)
    values = {**form(event_page), "chosen": "yes", "days": [f"{day:%Y-%m-%d}" for day in THURSDAYS]}
    for _press in range(2):
        browser.post("/admin/events/series/add/", values)
    assert (Series.objects.count(), Occurrence.objects.count()) == (1, 4)


def test_another_rule_changes_dates_without_bookings_and_no_other(office, event_page, school):
    series = made(plan(event_page), school, office)
    first, second, third, fourth = Occurrence.objects.order_by("starts_at")
    booked(second)
    Booking.objects.update(state="cancelled")
    before = Occurrence.objects.filter(pk__in=[second.pk, fourth.pk]).values()
    kept = list(before)
    values = form(event_page, start="10:00", end="11:00", adult_capacity="30", chosen="yes")
    values["days"] = [f"{day:%Y-%m-%d}" for day in THURSDAYS[:3]]
    response = signed_in(office).post(f"/admin/events/series/{series.pk}/edit/", values, follow=True)
    assert "2 dates are changed." in words(response)
    assert list(before.all()) == kept
    for each in (first, third):
        each.refresh_from_db()
        assert (f"{each.local_start:%H:%M}", each.adult_capacity) == ("10:00", 30)


def test_a_booking_that_comes_after_the_preview_keeps_its_date(office, event_page, school):
    series = made(plan(event_page), school, office)
    first = Occurrence.objects.earliest("starts_at")
    series.start, series.end = time(11), time(12)
    assert preview_series(series=series, school_days=school)[0].can_be_chosen
    booked(first, 1)
    done = save_series(series=series, days=set(THURSDAYS), school_days=school, actor=office)
    assert (done.added, done.changed) == (0, 3)
    first.refresh_from_db()
    assert f"{first.local_start:%H:%M}" == "09:00"


def test_why_a_day_of_the_plan_cannot_be_chosen(office, event_page, school):
    series = made(plan(event_page), school, office, THURSDAYS[:2])
    first, second = Occurrence.objects.order_by("starts_at")
    booked(first)
    second.status = "cancelled"
    second.save()
    own = {day.planned.day: day.why_not for day in preview_series(series=series, school_days=school)}
    assert own[THURSDAYS[0]] == "has bookings, so it stays as it is"
    assert own[THURSDAYS[1]] == "called off"
    other = plan(event_page, first_day=date(2026, 9, 10))
    reasons = [day.why_not for day in preview_series(series=other, school_days=school)]
    assert reasons[0] == "already over"
    assert reasons[5] == "there is a date at that time already"


def test_last_terms_again_takes_two_presses(office, event_page, school):
    series = made(plan(event_page), school, office)
    browser, address = signed_in(office), f"/admin/events/series/{series.pk}/again/"
    assert f'href="{address}"' in words(browser.get("/admin/events/series/"))
    page = browser.get(address)
    ticked = [field["value"] for field in _fields(page) if field.get("name") == "days"]
    assert (ticked[0], ticked[-1], len(ticked)) == ("2027-01-07", "2027-02-11", 6)
    sent = [(field["name"], field.get("value", "")) for field in _fields(page) if field.get("name")]
    body = urlencode([*sent, ("chosen", "yes")])
    assert browser.post(address, body, content_type="application/x-www-form-urlencoded").status_code == 302
    assert Series.objects.count() == 2
    assert Occurrence.objects.filter(starts_at__year=2027, adult_capacity=12, childcare_on=True).count() == 6


def test_where_no_day_is_free_there_is_nothing_to_press(office, event_page, school):
    made(plan(event_page), school, office)
    page = words(signed_in(office).post("/admin/events/series/add/", form(event_page)))
    assert "There is nothing to make: no day is free." in page
    assert 'name="chosen"' not in page


def test_without_a_later_term_staff_say_the_days_themselves(office, event_page, school):
    series = made(plan(event_page), school, office)
    Term.objects.filter(name="Spring").delete()
    page = words(signed_in(office).get(f"/admin/events/series/{series.pk}/again/", follow=True))
    assert "No later term is written down yet." in page
    assert 'value="09:00"' in page


@pytest.mark.parametrize(
    "values",
    [{"last_day": "2026-10-01"}, {"last_day": "2028-10-01"}, {"end": "08:00"}, {"weekdays": "9"}, {"weekdays": ""}],
)
def test_a_plan_that_makes_no_sense_is_told(office, event_page, school, values):
    response = signed_in(office).post("/admin/events/series/add/", form(event_page, **values))
    assert response.status_code == 422
    assert 'value="09:00"' in words(response)


@pytest.mark.parametrize("who", ["editor", "approver"])
def test_planning_is_for_the_office(request, who, event_page, school, office):
    series = made(plan(event_page), school, office)
    browser = signed_in(request.getfixturevalue(who))
    for address in ("", "add/", f"{series.pk}/edit/", f"{series.pk}/again/"):
        assert browser.get(f"/admin/events/series/{address}").status_code == 403


def _fields(response) -> list:
    soup = BeautifulSoup(response.content, "html.parser")
    return soup.select("form.board input:not([disabled])")


def test_a_date_moved_onto_a_day_of_the_plan_is_seen_before(office, event_page, school):
    series = made(plan(event_page), school, office, THURSDAYS[:1])
    moved = Occurrence.objects.get()
    hours = moved.ends_at - moved.starts_at
    second = next(day for day in preview_series(series=series, school_days=school) if day.planned.day == THURSDAYS[1])
    moved.starts_at, moved.ends_at = second.planned.starts_at, second.planned.starts_at + hours
    Occurrence.objects.update(starts_at=moved.starts_at, ends_at=moved.ends_at, offers_end_at=moved.starts_at)
    reasons = {day.planned.day: day.why_not for day in preview_series(series=series, school_days=school)}
    assert reasons[THURSDAYS[1]] == "there is a date at that time already"
    assert reasons[THURSDAYS[0]] == ""
