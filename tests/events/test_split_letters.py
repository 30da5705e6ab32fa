"""What a letter says of a family that did not fit as a whole."""

import json

import pytest

from events.models import Booking
from events.party import Fallback
from events.services import cancel, change_date
from site_project.outbox.models import Notice
from tests.events.conftest import GRAN, SAM, SOFIA, booked, held

pytestmark = pytest.mark.django_db


def people(kind: str, booking: Booking) -> list[str]:
    """Who comes, as the letter about this booking says it."""
    letter = Notice.objects.filter(kind=kind, dedupe_key__contains=str(booking.pk)).latest("created_at")
    return json.loads(letter.payload)["context"]["people"]


def test_a_family_that_comes_without_childcare_reads_what_is_booked_not_what_it_wished(make_date):
    date = make_date(supervisors=0)
    booking, _link = booked(date, adults=2, children=(SOFIA,), emergency=GRAN, fallback=Fallback(True))
    assert people("booking-confirmed", booking) == ["2 adults"]
    assert (held(date), booking.parts.get().party.children_in_childcare) == ((2, 0, 2), 1)


def test_an_offer_of_less_than_all_says_how_much_it_is(make_date, office):
    date = make_date(adult_capacity=2, childcare_room_limit=1)
    first, _link = booked(date, 1, adults=2, children=(SAM,), emergency=GRAN)
    wish = {"adults": 2, "children": (SOFIA, SAM), "emergency": GRAN}
    change_date(occurrence_id=date.pk, values={"childcare_room_limit": 2}, actor=office)
    date.refresh_from_db()
    booking, _link = booked(date, 2, **wish, fallback=Fallback(without_childcare=True))
    change_date(occurrence_id=date.pk, values={"childcare_room_limit": 1}, actor=office)
    cancel(booking_id=first.pk)
    booking.refresh_from_db()
    assert (booking.state, people("booking-offer", booking)) == ("offered", ["2 adults"])
