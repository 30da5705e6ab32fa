"""The list for councils and machines: Open Referral's names, only what families see, nobody's name."""

import json
from datetime import date, time

import pytest
import time_machine

from attendance_pages.models import SupportService
from tests.attendance_pages.places import other_school, place

# The properties of the standard's schemas (HSDS 3.0), less those that it calls deprecated.
FIELDS = {
    "service": {
        "id", "organization_id", "program_id", "name", "alternate_name", "description", "url", "additional_urls",
        "email", "status", "interpretation_services", "application_process", "fees_description", "accreditations",
        "eligibility_description", "minimum_age", "maximum_age", "assured_date", "assurer_email", "alert",
        "last_modified", "phones", "schedules", "service_areas", "service_at_locations", "languages", "organization",
        "funding", "cost_options", "program", "required_documents", "contacts", "attributes", "metadata",
    },
    "phones": {"id", "number", "extension", "type", "description", "languages", "attributes", "metadata"},
    "schedules": {
        "id", "valid_from", "valid_to", "dtstart", "timezone", "until", "count", "wkst", "freq", "interval", "byday",
        "byweekno", "bymonthday", "byyearday", "description", "opens_at", "closes_at", "schedule_link",
        "attending_type", "notes", "attributes", "metadata",
    },
    "service_areas": {"id", "name", "description", "extent", "extent_type", "uri", "attributes", "metadata"},
    "languages": {"id", "name", "code", "note", "attributes", "metadata"},
    "cost_options": {
        "id", "valid_from", "valid_to", "option", "currency", "amount", "amount_description", "attributes", "metadata",
    },
    "attributes": {"id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value", "taxonomy_term"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel("2026-11-23 10:00 +0000", tick=False):
        yield


@pytest.fixture
def full(site):
    """A place with everything filled in."""
    return place(
        site, name="Helpline", number="+44 1632 960201", text=("85258", "SHOUT"), url="https://a.example",
        hours=[
            {"byday": ["MO", "FR"], "opens_at": time(9), "closes_at": time(17), "valid_from": date(2026, 1, 1),
             "valid_to": date(2026, 12, 31), "description": "in term time"},
            {"all_day": True, "byday": ["SA"]},
            {"description": "Also by post"},
        ],
        alternate_name="The line", email="hello@a.example", alert="New number.", is_free=True, minimum_age=0,
        maximum_age=18, languages="Welsh, Polish", interpretation_services="By phone", nations=["england", "wales"],
        needs=["worried"], needs_referral=True, application_process="Your GP asks.",
        eligibility_description="Parents", source_note="Ring on Tuesday.", what_to_say="Hello.",
    )  # fmt: skip


def answered(parent) -> dict:
    """What the address says."""
    return json.loads(parent.get("/services.json").content)


def test_one_page_of_a_list_in_the_standards_form(parent, full):
    listed = answered(parent)
    services = listed.pop("contents")

    assert listed == {
        "total_items": 1, "total_pages": 1, "page_number": 1, "size": 1, "first_page": True, "last_page": True,
        "empty": False,
    }  # fmt: skip
    assert [service["id"] for service in services] == [str(full.uuid)]


def test_every_name_is_one_of_the_standard(parent, full):
    [service] = answered(parent)["contents"]
    unknown = {"service": set(service) - FIELDS["service"]}
    for part, names in FIELDS.items():
        for row in service.get(part, []):
            unknown[part] = unknown.get(part, set()) | set(row) - names

    assert {part: names for part, names in unknown.items() if names} == {}
    assert set(FIELDS) - {"service"} <= set(service)
    assert {"id", "name", "status"} <= set(service)
    assert {"id", "name", "description"} <= set(service["organization"])


def test_the_values_say_what_the_place_says(parent, full):
    [service] = answered(parent)["contents"]
    without_ids = {
        part: [{name: value for name, value in row.items() if name != "id"} for row in service[part]]
        for part in ("phones", "schedules", "service_areas", "languages", "cost_options")
    }

    assert without_ids == {
        "phones": [
            {"number": "+44 1632 960201", "type": "voice"},
            {"number": "85258", "type": "text", "description": "Text SHOUT"},
        ],
        "schedules": [
            {"freq": "WEEKLY", "interval": 1, "byday": "MO,FR", "opens_at": "09:00+00:00", "closes_at": "17:00+00:00",
             "valid_from": "2026-01-01", "dtstart": "2026-01-01", "valid_to": "2026-12-31",
             "description": "in term time"},
            {"freq": "WEEKLY", "interval": 1, "byday": "SA", "opens_at": "00:00+00:00", "closes_at": "23:59+00:00"},
            {"description": "Also by post"},
        ],
        "service_areas": [{"name": "England"}, {"name": "Wales"}],
        "languages": [{"name": "Welsh"}, {"name": "Polish"}],
        "cost_options": [{"amount": 0, "currency": "gbp", "amount_description": "Free"}],
    }  # fmt: skip
    assert (service["status"], service["minimum_age"], service["maximum_age"]) == ("active", 0, 18)
    assert (service["assured_date"], service["last_modified"]) == ("2026-11-23", "2026-11-23T10:00:00.000+00:00")
    assert service["application_process"] == "Your GP asks."


def test_times_carry_the_offset_of_the_day(parent, full):
    with time_machine.travel("2026-07-01 10:00 +0000"):
        SupportService.objects.update(assured_date=date(2026, 6, 1))
        [service] = answered(parent)["contents"]

    assert service["schedules"][0]["opens_at"] == "09:00+01:00"


def test_identifiers_stay_from_day_to_day_and_differ(parent, full):
    def ids() -> list[str]:
        [service] = answered(parent)["contents"]
        rows = [row for part in FIELDS if part != "service" for row in service[part]]
        return [service["id"], service["organization"]["id"], *(row["id"] for row in rows)]

    assert ids() == ids()
    assert len(ids()) == len(set(ids()))


def test_only_what_families_see_is_in_it(parent, site):
    place(site, name="Shown")
    place(site, name="Closed for now", status=SupportService.Status.TEMPORARILY_CLOSED)
    place(site, name="Never checked", assured_date=None)
    place(site, name="Too old", assured_date=date(2025, 1, 1))
    place(site, name="Put away", status=SupportService.Status.INACTIVE)
    place(other_school(), name="Theirs")

    assert [service["name"] for service in answered(parent)["contents"]] == ["Closed for now", "Shown"]


def test_who_checked_it_and_what_staff_note_stay_at_school(parent, full):
    text = parent.get("/services.json").content.decode()

    assert full.assurer == "Tom Ashworth"
    assert [word for word in ("Tom", "Ashworth", "assurer", "Ring on Tuesday") if word in text] == []


def test_it_may_be_kept_and_read_from_anywhere(parent, full):
    answer = parent.get("/services.json")

    assert (answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == ("application/json", "*")
    assert (answer["Cache-Control"], list(answer.cookies)) == ("public, max-age=3600", [])
    assert parent.post("/services.json").status_code == 405


@pytest.mark.parametrize("count", [1, 60])
def test_sixty_places_ask_as_often_as_one(parent, site, django_assert_num_queries, count):
    for i in range(count):
        place(site, name=f"Place {i}", hours=[{"all_day": True}])
    parent.get("/services.json")

    with django_assert_num_queries(5):
        parent.get("/services.json")
