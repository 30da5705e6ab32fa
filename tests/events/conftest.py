"""A small event to book: two days from now, twelve adults, four childcare places."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.models import EventIndexPage, EventPage, Occurrence, Supervisor
from events.party import BookingRequest, ChildDetails, EmergencyContact
from events.services import book, set_supervisors
from site_project.privacy.keys import new_token

SOFIA = ChildDetails("Sofia", "2-3", allergies="Peanuts", medical="Asthma", who_may_collect="Gran")
SAM = ChildDetails("Sam", "4-7", no_allergies=True)
GRAN = EmergencyContact("Gran", "07700 900461")


def in_two_days() -> datetime:
    """Noon the day after tomorrow: three hours before, everybody is awake."""
    return timezone.localtime(timezone.now() + timedelta(days=2)).replace(hour=12, minute=0, second=0, microsecond=0)


def supervise(date: Occurrence, count: int) -> Occurrence:
    """So many checked people look after the children of a date."""
    people = [Supervisor(name=f"Helper {number}", is_checked=True) for number in range(count)]
    set_supervisors(occurrence_id=date.pk, supervisors=people, actor=None)
    date.refresh_from_db()
    return date


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

    def make(*, supervisors: int = 2, **values) -> Occurrence:
        starts = values.pop("starts_at", in_two_days())
        ordinary = {
            "page": event_page,
            "starts_at": starts,
            "ends_at": starts + timedelta(minutes=75),
            "opens_at": starts - timedelta(days=10),
            "closes_at": starts - timedelta(hours=3),
            "offers_end_at": starts - timedelta(hours=1),
            "adult_capacity": 12,
            "childcare_on": True,
            "childcare_room_limit": 4,
        }
        date = Occurrence.objects.create(**{**ordinary, **values})
        return supervise(date, supervisors) if supervisors else date

    return make


@pytest.fixture
def date(make_date) -> Occurrence:
    return make_date()


@pytest.fixture(scope="session")
def copied_school(django_db_setup, django_db_blocker, tmp_path_factory):
    """A school for processes of their own, on a copy of the database of these tests."""
    from tests.events.storm import school

    with django_db_blocker.unblock(), school(tmp_path_factory.mktemp("storm")) as made:
        yield made


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


def born(years: int) -> dict[str, str]:
    """The birth date of a child who is that old on the day."""
    return {"born_0": "1", "born_1": "1", "born_2": str(in_two_days().year - years)}


def child_fields(number: int = 1, **values) -> dict[str, str]:
    """One child for childcare, and whom to ring."""
    ordinary = {"known_as": "Sofia", **born(3), "no_allergies": "on"}
    child = {f"child{number}-{name}": value for name, value in {**ordinary, **values}.items()}
    return {**child, "emergency_name": "Gran", "emergency_phone": "07700 900461"}


def url(date: Occurrence) -> str:
    """Where the date is booked."""
    return f"/bookings/{date.pk}/"


def words(response) -> str:
    """The page as one line."""
    return re.sub(r"\s+", " ", response.content.decode())


def i_rang_them(browser: Client, date: Occurrence) -> dict[str, str]:
    """What “I rang them” on the board sends."""
    return {"why": re.search(r'name="why" value="([^"]+)"', words(browser.get(f"/admin/events/{date.pk}/")))[1]}


@pytest.fixture
def today(make_date) -> Occurrence:
    """A date that begins in ten minutes."""
    from tests.events.day_school import soon

    return soon(make_date)
