"""A small event to book: two days from now, twelve adults, four childcare places."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import EventIndexPage, EventPage, Occurrence
from events.party import BookingRequest, ChildDetails, EmergencyContact
from events.services import book
from site_project.privacy.keys import new_token

SOFIA = ChildDetails("Sofia", "2-3", allergies="Peanuts", medical="Asthma", who_may_collect="Gran")
SAM = ChildDetails("Sam", "4-7", no_allergies=True)
GRAN = EmergencyContact("Gran", "07700 900461")


@pytest.fixture
def index_page(home) -> EventIndexPage:
    return home.add_child(instance=EventIndexPage(title="Events", slug="events", introduction="Come in."))


@pytest.fixture
def event_page(index_page) -> EventPage:
    return index_page.add_child(
        instance=EventPage(title="Thursday coffee", slug="thursday-coffee", place="The Willow Room")
    )


@pytest.fixture
def make_date(event_page):
    """Makes a date; what is not said is the ordinary Thursday coffee."""

    def make(**values) -> Occurrence:
        starts = values.pop("starts_at", timezone.now() + timedelta(days=2))
        ordinary = {
            "page": event_page,
            "starts_at": starts,
            "ends_at": starts + timedelta(minutes=75),
            "opens_at": starts - timedelta(days=10),
            "closes_at": starts,
            "adult_capacity": 12,
            "childcare_places": 4,
        }
        return Occurrence.objects.create(**{**ordinary, **values})

    return make


@pytest.fixture
def date(make_date) -> Occurrence:
    return make_date()


def family(number: int = 1, **values) -> BookingRequest:
    """A family that asks for one adult unless it says otherwise."""
    ordinary = {"contact_name": f"Parent {number}", "email": f"parent{number}@families.example", "adults": 1}
    return BookingRequest(**{**ordinary, **values})


def booked(date: Occurrence, number: int = 1, **values):
    """A family that has booked, and its private link."""
    key = new_token()
    return book(occurrence=date, request=family(number, **values), key=key).booking, key


def held(date: Occurrence) -> tuple[int, int, int]:
    """Adults, children in childcare and people that the date counts as booked."""
    date.refresh_from_db()
    return date.adults_held, date.children_held, date.heads_held


def fields(**values) -> dict[str, str]:
    """A filled-in booking form."""
    ordinary = {
        "key": new_token(),
        "contact_name": "Maryam",
        "email": "maryam@families.example",
        "adults": "1",
        "children_along": "0",
    }
    return {**ordinary, **values}


def child_fields(number: int = 1, **values) -> dict[str, str]:
    """One child for childcare, and whom to ring."""
    ordinary = {"known_as": "Sofia", "age_band": "2-3", "no_allergies": "on"}
    child = {f"child{number}-{name}": value for name, value in {**ordinary, **values}.items()}
    return {**child, "emergency_name": "Gran", "emergency_phone": "07700 900461"}


def url(date: Occurrence) -> str:
    """Where the date is booked."""
    return f"/bookings/{date.pk}/"


def words(response) -> str:
    """The page as one line."""
    return re.sub(r"\s+", " ", response.content.decode())
