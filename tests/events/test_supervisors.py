"""Who looks after the children: rows of names, what follows from them, and what to think about. It never blocks."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from events.cautions import cautions_of
from events.models import EventSettings, Supervisor
from events.planner import plan_of, still_free
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.events.conftest import GRAN, SAM, SOFIA, booked, supervise, words

pytestmark = pytest.mark.django_db


def sheet(*people: tuple, **values) -> dict[str, str]:
    """The form with these adults, each a name and its ticks."""
    ticks = {"checked": "is_checked", "aid": "has_first_aid", "counts": "counts_in_ratio"}
    rows = {f"form-{row}-name": person[0] for row, person in enumerate(people)}
    rows |= {f"form-{row}-{ticks[tick]}": "on" for row, person in enumerate(people) for tick in person[1:]}
    return {"form-TOTAL_FORMS": str(len(people) + 1), "form-INITIAL_FORMS": "0", **rows, **values}


def shown(browser: Client, address: str) -> str:
    """What the page says about the list that it shows."""
    return re.search(r'name="seen" value="([^"]*)"', words(browser.get(address)))[1]


JO = ("Jo", "checked", "counts", "aid")
NADIA = ("Nadia", "checked", "counts")


@pytest.fixture
def empty(make_date):
    """A date with nobody in charge yet, in a room without a limit of its own."""
    return make_date(supervisors=0, childcare_room_limit=None)


def test_two_names_make_places_for_children(office, empty):
    browser, address = signed_in(office), f"/admin/events/{empty.pk}/people/"
    assert "With nobody counted there is room for" in words(browser.get(address))
    assert browser.post(address, sheet(JO, NADIA)).status_code == 302
    page = words(browser.get(address))
    assert "With Jo and Nadia there is room for" in page
    assert "8 toddlers (2 to 3), or 12 infants (4 to 7), or 16 juniors (8 to 11)" in page
    assert "Or a mix, such as" in page
    empty.refresh_from_db()
    assert empty.care_capacity == 3120
    assert AuditEntry.objects.filter(action="date.supervisors_changed", actor=office).count() == 1


def test_the_numbers_are_live_after_bookings(empty):
    supervise(empty, 2)
    booked(empty, children=(SOFIA, SAM), emergency=GRAN)
    empty.refresh_from_db()
    people, settings = list(empty.supervisors.all()), EventSettings.for_site(empty.page.get_site())
    assert plan_of(empty, people, settings).alone[0] == "8 toddlers (2 to 3)"
    assert still_free(empty, people, settings).alone == [
        "6 toddlers (2 to 3)",
        "9 infants (4 to 7)",
        "12 juniors (8 to 11)",
    ]


def test_a_small_room_holds_so_many_of_any_age(make_date):
    date = make_date(supervisors=2, childcare_room_limit=4)
    plan = plan_of(date, date.supervisors.all(), EventSettings.for_site(date.page.get_site()))
    assert (plan.alone, plan.mix) == (["4 children of any age"], "")


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ([("Jo", "counts")], "Only checked adults count."),
        ([JO, ("jo", "checked")], "Somebody is in the list twice."),
    ],
)
def test_what_cannot_be_is_told_and_kept(office, empty, people, sentence):
    response = signed_in(office).post(f"/admin/events/{empty.pk}/people/", sheet(*people))
    assert response.status_code == 422
    assert sentence in words(response)
    assert 'value="Jo"' in words(response)
    assert not Supervisor.objects.exists()


def test_names_typed_before_are_offered_again(office, empty, make_date):
    other = make_date(starts_at=empty.starts_at + timedelta(days=7), supervisors=0)
    browser = signed_in(office)
    browser.post(f"/admin/events/{other.pk}/people/", sheet(JO))
    assert '<option value="Jo">' in words(browser.get(f"/admin/events/{empty.pk}/people/"))


def test_the_same_people_for_the_dates_that_name_nobody(office, empty, make_date):
    bare = make_date(starts_at=empty.starts_at + timedelta(days=7), supervisors=0)
    full = make_date(starts_at=empty.starts_at + timedelta(days=14), supervisors=3)
    signed_in(office).post(f"/admin/events/{empty.pk}/people/", sheet(JO, NADIA, others_too="on"))
    assert [date.supervisors.count() for date in (empty, bare, full)] == [2, 2, 3]


def test_a_helper_who_drops_out_is_noted_and_the_families_are_named(office, empty):
    supervise(empty, 2)
    booked(empty, children=(SOFIA,), emergency=GRAN)
    browser, address = signed_in(office), f"/admin/events/{empty.pk}/people/"
    browser.post(address, sheet(JO, reason="Nadia is ill", seen=shown(browser, address)))
    page = words(browser.get(address))
    assert "1 family no longer fits." in page
    assert "Parent 1" in page
    assert AuditEntry.objects.filter(action="date.supervisors_changed").last().reason == "Nadia is ill"


CAUTIONS = {
    "usually needs registration": {"youngest_in_childcare": "0-1"},
    "for two hours or more": {"hours": 2},
    "Fewer than two checked adults": {"supervisors": 1},
    "paediatric first aid certificate in date. Somebody": {},
}


@pytest.mark.parametrize("sentence", CAUTIONS)
def test_what_to_think_about_is_said_with_its_source_and_stops_nothing(office, make_date, sentence):
    values = dict(CAUTIONS[sentence])
    date = make_date(supervisors=values.pop("supervisors", 2), starts_at=make_date().starts_at + timedelta(days=7))
    date.ends_at = date.starts_at + timedelta(hours=values.pop("hours", 1))
    date.youngest_in_childcare = values.pop("youngest_in_childcare", "2-3")
    date.save()
    page = words(signed_in(office).get(f"/admin/events/{date.pk}/"))
    assert [each for each in CAUTIONS if each in page] == sorted(
        {sentence, list(CAUTIONS)[3]}, key=list(CAUTIONS).index
    )
    assert "Where this comes from:" in page


def test_nothing_is_said_where_all_is_well(office, empty):
    signed_in(office).post(f"/admin/events/{empty.pk}/people/", sheet(JO, NADIA))
    page = words(signed_in(office).get(f"/admin/events/{empty.pk}/"))
    assert "Where this comes from:" not in page


def test_two_hours_are_counted_as_they_pass_when_the_clocks_change(make_date):
    spring = make_date(starts_at=datetime(2027, 3, 28, 0, 30, tzinfo=UTC))
    spring.ends_at = datetime(2027, 3, 28, 2, 0, tzinfo=UTC)  # 00:30 to 03:00 on the clock, an hour and a half
    assert not any("two hours" in caution.words for caution in cautions_of(spring, []))


def test_two_who_save_the_list_at_once_see_each_other_and_lose_nothing(office, technician, empty):
    browser, other, address = signed_in(office), signed_in(technician), f"/admin/events/{empty.pk}/people/"
    seen = shown(browser, address)
    assert other.post(address, sheet(NADIA, seen=seen)).status_code == 302
    late = browser.post(address, sheet(JO, seen=seen))
    assert late.status_code == 409
    assert "Somebody else saved this list meanwhile. It says: Nadia." in words(late)
    assert 'value="Jo"' in words(late)
    assert [person.name for person in empty.supervisors.all()] == ["Nadia"]
    assert browser.post(address, sheet(JO, NADIA, seen=shown(browser, address))).status_code == 302
