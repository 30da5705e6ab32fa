"""What search engines read inside the page of an event: schema.org, whole, true, and unable to break the page."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from events.enums import OccurrenceStatus
from events.models import EventPage
from home.models import SchoolSettings
from tests.events.conftest import GRAN, SOFIA, booked

pytestmark = pytest.mark.django_db
SCHEMA = "https://schema.org/"
LIGHT = 14 * 1024  # bytes: what a server sends before the phone has to answer (RFC 6928, ten packets)
# What Google asks of an event (required and recommended, less a picture and performers), with their kinds.
PROPERTIES = {
    "@type": str,
    "name": str,
    "description": str,
    "url": str,
    "startDate": str,
    "endDate": str,
    "eventStatus": str,
    "eventAttendanceMode": str,
    "isAccessibleForFree": bool,
    "location": dict,
    "organizer": dict,
    "offers": dict,
}


def soup_of(parent, page) -> BeautifulSoup:
    return BeautifulSoup(parent.get(page.url).content, "html.parser")


def facts(parent, page) -> list[dict]:
    [block] = soup_of(parent, page).find_all("script", type="application/ld+json")
    document = json.loads(block.string)
    assert (document["@context"], list(document)) == ("https://schema.org", ["@context", "@graph"])
    return document["@graph"]


def test_every_property_that_is_asked_for_is_there_and_of_its_kind(parent, date, event_page):
    [event] = facts(parent, event_page)

    assert {name: type(value) for name, value in event.items()} == PROPERTIES
    assert set(event["location"]) == {"@type", "name", "address"}
    assert set(event["organizer"]) == {"@type", "name", "url"}
    assert set(event["offers"]) == {"@type", "price", "priceCurrency", "availability", "validFrom", "url"}
    assert [key for part in (event, *event.values()) if isinstance(part, dict) for key in part if part[key] == ""] == []


def test_it_says_what_where_and_that_it_is_free(parent, date, event_page, site):
    SchoolSettings.objects.update(address="1 Foxglove Lane\nLeeds\nLS1 1AA")
    EventPage.objects.update(introduction="Sit where you like.")
    [event] = facts(parent, event_page)

    assert (event["name"], event["description"]) == ("Thursday coffee", "Sit where you like.")
    assert event["location"] == {
        "@type": "Place",
        "name": "The Willow Room, Foxglove Lane",
        "address": "1 Foxglove Lane, Leeds, LS1 1AA",
    }
    assert event["organizer"] == {"@type": "School", "name": "Foxglove Lane", "url": "http://testserver/"}
    assert (event["isAccessibleForFree"], event["offers"]["price"], event["offers"]["priceCurrency"]) == (
        True,
        0,
        "GBP",
    )
    assert event["offers"]["url"] == f"http://testserver/bookings/{date.pk}/"
    assert event["eventAttendanceMode"] == SCHEMA + "OfflineEventAttendanceMode"


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        ("2026-10-22", "+01:00"),
        ("2026-10-25", "+00:00"),
        ("2026-10-29", "+00:00"),
        ("2027-03-25", "+00:00"),
        ("2027-03-28", "+01:00"),
        ("2027-04-01", "+01:00"),
    ],
)
def test_nine_o_clock_is_nine_o_clock_on_either_side_of_the_clock_changes(parent, make_date, event_page, day, offset):
    with time_machine.travel(datetime(2026, 10, 1, 8, tzinfo=UTC), tick=False):
        make_date(starts_at=timezone.make_aware(datetime.fromisoformat(f"{day}T09:00")), opens_at=timezone.now())
        [event] = facts(parent, event_page)

    assert (event["startDate"], event["endDate"]) == (f"{day}T09:00:00{offset}", f"{day}T10:15:00{offset}")
    assert event["offers"]["validFrom"] == "2026-10-01T09:00:00+01:00"


@pytest.mark.parametrize(
    ("values", "status", "availability"),
    [
        ({}, "EventScheduled", "InStock"),
        ({"adult_capacity": 0}, "EventScheduled", "SoldOut"),
        ({"closes_at": datetime(2026, 1, 1, tzinfo=UTC)}, "EventScheduled", "SoldOut"),
        ({"status": OccurrenceStatus.CANCELLED}, "EventCancelled", None),
    ],
)
def test_it_says_honestly_whether_one_can_come(parent, make_date, event_page, values, status, availability):
    make_date(**values)
    [event] = facts(parent, event_page)

    offered = event["offers"]["availability"] if "offers" in event else None
    assert (event["eventStatus"], offered) == (SCHEMA + status, availability and SCHEMA + availability)


def test_a_title_cannot_break_out_of_the_block(parent, date, event_page):
    title = '</script><script>alert(1)</script><!-- & \u2028 "quoted" \\'
    EventPage.objects.update(title=title)
    scripts = [(tag["type"], tag.get("src", "")) for tag in soup_of(parent, event_page).find_all("script")]

    assert scripts == [("application/ld+json", ""), ("module", "/static/js/page_foot.js")]
    assert facts(parent, event_page)[0]["name"] == title.replace("\u2028", "").replace("  ", " ")


def test_an_event_without_dates_has_no_block(parent, event_page):
    assert soup_of(parent, event_page).find_all("script", type="application/ld+json") == []


def test_no_word_of_a_family_is_in_it(parent, date, event_page):
    booking, link = booked(date, contact_name="Maryam", children=(SOFIA,), emergency=GRAN)
    page = parent.get(event_page.url).content.decode()

    known = ["Maryam", "Sofia", "Peanuts", "families.example", booking.reference, str(booking.pk), link]
    assert [word for word in known if word in page] == []


def test_a_page_with_forty_dates_is_still_one_light_answer_and_tells_of_the_next_twelve(parent, make_date, event_page):
    first = timezone.now() + timedelta(days=2)
    dates = [make_date(starts_at=first + timedelta(days=7 * week)) for week in range(40)]
    answer = parent.get(event_page.url, headers={"Accept-Encoding": "gzip"})

    told = [event["offers"]["url"].split("/")[-2] for event in facts(parent, event_page)]
    assert (told, len(answer.content) <= LIGHT) == ([str(date.pk) for date in dates[:12]], True)
