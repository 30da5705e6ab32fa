"""The national helplines that come along: drafts, each with where it was found; a school checks them itself."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from attendance_pages.demo import HERE
from attendance_pages.models import PlacesSettings, SupportService
from attendance_pages.places.enums import Source
from attendance_pages.places.national import files
from attendance_pages.places.records import place_from
from attendance_pages.querysets import services_to_check
from tests.attendance_pages.places import other_school, place

NATIONAL = {data["key"]: data for data in files()}
LOCAL = {data["key"]: data for data in files(HERE / "local_services")}


def load(**options) -> str:
    """Run the command. Returns what it says."""
    told = StringIO()
    call_command("load_services", stdout=told, **options)
    return told.getvalue()


def test_all_of_them_come_as_drafts_that_no_family_sees(site):
    told = load()
    loaded = SupportService.objects.of_school(site)

    assert told.startswith("52 places added as drafts.")
    assert loaded.count() == services_to_check(site).count() == 52
    assert loaded.shown(PlacesSettings.limits(site)).count() == 0
    assert set(loaded.values_list("assured_date", "assurer")) == {(None, "")}


def test_what_the_school_has_stays_as_it_is(site):
    mine = place(site, name="Samaritans", number="116 124")
    load()
    load()

    assert [phone.number for phone in SupportService.objects.get(name="Samaritans").calls] == ["116 124"]
    assert SupportService.objects.get(pk=mine.pk).assured_date == mine.assured_date
    assert SupportService.objects.count() == 52


def test_another_school_can_have_them_too(site):
    other_school()
    load(site="other.example")

    assert SupportService.objects.of_school(site).count() == 0
    assert SupportService.objects.filter(site__hostname="other.example").count() == 52
    with pytest.raises(CommandError, match="There is no site of that name."):
        load(site="nobody.example")


@pytest.mark.parametrize("key", NATIONAL)
def test_each_says_where_it_was_found_and_how_to_reach_it(db, site, key):
    data = NATIONAL[key]

    assert data["source_status"] in Source.values
    assert data.get("phones") or data.get("url")
    assert data["needs"] != []
    assert (data["description"] != "", data["what_to_say"].endswith((".", "”", "?"))) == (True, True)
    assert data["source_status"] == "C" or data.get("source_note") or not data.get("phones")


def test_hours_that_need_a_check_are_not_guessed():
    unsure = [
        "childline", "nspcc", "parenting_ni", "youngminds", "enquire", "winstons_wish", "child_bereavement_uk",
        "cruse_scotland", "shelter", "gingerbread", "nacoa", "bullying_helpline", "prisoners_families",
    ]  # fmt: skip

    assert {key: NATIONAL[key].get("schedules") for key in unsure} == dict.fromkeys(unsure)


def test_the_demos_own_places_use_made_up_numbers(db, site):
    numbers = {phone["number"] for data in LOCAL.values() for phone in data["phones"]}

    assert len(LOCAL) == 14
    assert {number for number in numbers if not number.startswith(("01632 960", "07700 900"))} == set()
    for data in LOCAL.values():
        record = {name: value for name, value in data.items() if name not in {"key", "checked_days_ago"}}
        assert place_from(site, record).name == data["name"]
