"""A calendar takes a change over only under the old name and a higher number. Whoever makes the change."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.calendar import booking_calendar
from events.enums import OccurrenceStatus
from events.models import EventPage, Occurrence
from events.party import ChangeRequest
from events.services import accept, cancel, cancel_date, change_date, change_numbers
from site_project.privacy.keys import new_token
from tests.events.conftest import booked

pytestmark = pytest.mark.django_db
FEED = "/events/calendar.ics"
SHOWN = ("dtstart", "dtend", "summary", "location", "status")


def publish(page: EventPage, **words: str) -> None:
    """What an editor does: write, then publish."""
    page = EventPage.objects.get(pk=page.pk)
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()


def told(parent) -> list[tuple[str, int, tuple[str, ...]]]:
    """Name, number and what is shown of each entry of the feed."""
    events = Calendar.from_ical(parent.get(FEED).content).events
    return [(str(event["uid"]), event["sequence"], tuple(str(event[name]) for name in SHOWN)) for event in events]


def test_a_new_place_or_title_raises_the_number_of_each_date_of_that_page_alone(event_page, index_page, make_date):
    first = make_date()
    dates = [first, make_date(starts_at=first.starts_at + timedelta(days=7))]
    other_page = index_page.add_child(instance=EventPage(title="Hot chocolate", place="The hall"))
    other = make_date(page=other_page)
    numbers = []
    for words in [{"place": "The library"}, {"title": "Thursday tea"}, {"introduction": "Come in."}, {}]:
        publish(event_page, **words)
        numbers.append([Occurrence.objects.get(pk=date.pk).ics_sequence for date in [*dates, other]])

    assert numbers == [[1, 1, 0], [2, 2, 0], [2, 2, 0], [2, 2, 0]]


def test_a_draft_is_no_news_until_it_is_published(event_page, date):
    page = EventPage.objects.get(pk=event_page.pk)
    page.place = "The library"
    draft = page.save_revision()
    before = Occurrence.objects.get().ics_sequence
    draft.publish()

    assert (before, Occurrence.objects.get().ics_sequence) == (0, 1)


def test_going_back_to_the_old_place_is_news_too(event_page, date):
    old = event_page.save_revision()
    publish(event_page, place="The library")
    old.publish()

    assert (Occurrence.objects.get().ics_sequence, Occurrence.objects.get().page.place) == (2, "The Willow Room")


def test_the_number_rises_and_nothing_else_of_a_date_or_booking_changes(event_page, date):
    booking, _link = booked(date)
    before = Occurrence.objects.values().get(), type(booking).objects.values().get()
    publish(event_page, place="The library")
    after = Occurrence.objects.values().get(), type(booking).objects.values().get()

    assert after == ({**before[0], "ics_sequence": 1}, before[1])


ACTS = ["move", "longer", "place", "title", "introduction", "cancel", "publish again", "capacity"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(acts=st.lists(st.sampled_from(ACTS), min_size=1, max_size=6), number=st.integers(0, 9))
def test_each_change_that_shows_has_a_higher_number_under_the_same_name(
    parent, event_page, make_date, office, acts, number
):
    Occurrence.objects.all().delete()
    publish(event_page, title="Thursday coffee", place="The Willow Room")
    date = make_date(ics_sequence=number, supervisors=0)
    seen = told(parent)
    for count, act in enumerate(acts):
        do(act, Occurrence.objects.get(pk=date.pk), office, count)
        seen += told(parent)

    assert len({name for name, _number, _shown in seen}) == 1
    for (_name, before, was), (_again, after, shows) in zip(seen, seen[1:], strict=False):
        assert after > before if was != shows else after >= before


def do(act: str, date: Occurrence, office, count: int) -> None:
    """One thing that staff do to a date or its page."""
    if act in ("place", "title", "introduction"):
        publish(date.page, **{act: f"Another {count}"})
    elif act == "publish again":
        publish(date.page)
    elif date.status == OccurrenceStatus.CANCELLED:
        return
    elif act == "cancel":
        cancel_date(occurrence_id=date.pk, actor=office)
    else:
        later = timedelta(hours=1)
        moves = {"move": ("starts_at", "ends_at"), "longer": ("ends_at",), "capacity": ()}[act]
        values = {name: getattr(date, name) + later for name in moves} or {"adult_capacity": 20 + count}
        change_date(occurrence_id=date.pk, values=values, actor=office)


def test_a_family_s_own_file_rises_with_its_booking_and_with_the_page(parent, date, event_page):
    booking, link = booked(date)

    def number() -> int:
        file = parent.get(f"/bookings/b/{link}/calendar.ics").content
        return Calendar.from_ical(file).events[0]["sequence"]

    numbers = [number()]
    publish(event_page, place="The library")
    numbers.append(number())
    change_numbers(booking_id=booking.pk, request=ChangeRequest(adults=2), key=new_token())
    numbers.append(number())
    cancel(booking_id=booking.pk)
    numbers.append(number())

    assert numbers == sorted(set(numbers))


def test_a_family_that_waited_sees_its_entry_become_a_booking(parent, make_date):
    first, _link = booked(make_date(adult_capacity=1))
    second, link = booked(first.occurrence, 2)
    seen = []
    for step in (lambda: None, lambda: cancel(booking_id=first.pk), lambda: accept(booking_id=second.pk)):
        step()
        [event] = Calendar.from_ical(parent.get(f"/bookings/b/{link}/calendar.ics").content).events
        seen.append((event["sequence"], str(event["status"]), str(event["uid"])))

    numbers, states, names = zip(*seen, strict=True)
    assert (states, len(set(names))) == (("TENTATIVE", "TENTATIVE", "CONFIRMED"), 1)
    assert list(numbers) == sorted(set(numbers))


@pytest.mark.parametrize(
    ("state", "status", "title", "blocks"),
    [
        ("confirmed", "CONFIRMED", "Thursday coffee", "OPAQUE"),
        ("waiting", "TENTATIVE", "Not booked yet: Thursday coffee", "TRANSPARENT"),
        ("offered", "TENTATIVE", "Not booked yet: Thursday coffee", "TRANSPARENT"),
        ("lapsed", "CANCELLED", "Cancelled: Thursday coffee", "TRANSPARENT"),
        ("cancelled", "CANCELLED", "Cancelled: Thursday coffee", "TRANSPARENT"),
    ],
)
def test_a_file_says_honestly_whether_there_is_a_place(date, state, status, title, blocks):
    booking, _link = booked(date)
    booking.state = state

    [event] = Calendar.from_ical(booking_calendar(booking, base_url="http://school")).events

    assert (event["status"], event["summary"], event["transp"]) == (status, title, blocks)
