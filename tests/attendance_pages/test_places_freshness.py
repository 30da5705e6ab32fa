"""How long a check counts: the database and Python say the same on every day around the two limits."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from attendance_pages.models import PlacesSettings, SupportService, TroubleReport
from attendance_pages.places.enums import Freshness, Status
from attendance_pages.places.freshness import Limits, freshness_of, months_before
from attendance_pages.querysets import services_to_check
from tests.attendance_pages.places import other_school, place

TODAY = date(2026, 11, 23)
LIMITS = Limits(fresh_from=date(2026, 5, 23), shown_from=date(2025, 11, 23))
ANY_STATUS = [status.value for status in Status]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-23 10:00 +0000", tick=False):
        yield


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (None, Freshness.NEVER),
        (date(2025, 11, 22), Freshness.TOO_OLD),
        (date(2025, 11, 23), Freshness.OVERDUE),
        (date(2026, 5, 22), Freshness.OVERDUE),
        (date(2026, 5, 23), Freshness.FRESH),
        (TODAY, Freshness.FRESH),
    ],
)
def test_what_a_check_of_that_day_is_worth(checked, said):
    assert freshness_of(checked, LIMITS) == said


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
    ],
)
def test_months_are_months_of_the_calendar(day, months, before):
    assert months_before(day, months) == before


@pytest.fixture
def many(site):
    """A place for each status and each day around both limits, one never checked, and the same at another school."""
    days = [limit + timedelta(days=offset) for limit in LIMITS for offset in (-2, -1, 0, 1, 2)]
    for school in (site, other_school()):
        for status in ANY_STATUS:
            for day in [None, TODAY, *days]:
                place(school, name=f"{status} {day}", status=status, assured_date=day)
    return SupportService.objects.of_school(site)


def test_the_queryset_and_the_place_cannot_disagree_on_what_is_shown(many, site):
    limits = PlacesSettings.limits(site)
    shown = set(many.shown(limits))

    assert limits == LIMITS
    assert shown == {service for service in many if service.is_shown(limits)}
    assert len(shown) == 2 * 9  # open or closed for a while; since the day on which it would have been hidden


@pytest.mark.parametrize("freshness", list(Freshness))
def test_the_queryset_and_the_place_cannot_disagree_on_how_fresh_it_is(many, site, freshness):
    limits = PlacesSettings.limits(site)
    found = set(many.checked(freshness, limits))

    assert found == {service for service in many if service.freshness(limits) == freshness}
    assert len(found) >= len(ANY_STATUS)


def test_a_school_sets_its_own_months(site):
    PlacesSettings.objects.create(site=site, check_after_months=1, hide_after_months=2)

    assert PlacesSettings.limits(site) == Limits(fresh_from=date(2026, 10, 23), shown_from=date(2026, 9, 23))
    assert PlacesSettings.limits(other_school()) == LIMITS


def test_a_place_cannot_be_hidden_before_it_is_due(site):
    with pytest.raises(ValidationError) as wrong:
        PlacesSettings(site=site, check_after_months=6, hide_after_months=5).full_clean()

    assert wrong.value.message_dict == {"hide_after_months": ["Please let it be checked before it is hidden."]}


def test_the_school_sees_what_it_has_to_check(site):
    fresh = place(site, name="Fresh")
    told = place(site, name="Told not to work")
    for trouble in ("nobody", "closed"):
        TroubleReport.objects.create(service=told, trouble=trouble)
    place(site, name="Never", assured_date=None)
    place(site, name="Overdue", assured_date=date(2026, 5, 22))
    place(site, name="Hidden", assured_date=date(2025, 1, 1))
    place(site, name="Put away", assured_date=None, status=Status.INACTIVE)
    place(other_school(), name="Theirs", assured_date=None)

    assert [service.name for service in services_to_check(site)] == ["Hidden", "Never", "Overdue", "Told not to work"]
    assert fresh not in services_to_check(site)


def test_looking_at_the_limits_writes_nothing(site):
    PlacesSettings.limits(site)

    assert PlacesSettings.objects.count() == 0
