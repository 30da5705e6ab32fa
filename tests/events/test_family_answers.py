"""The one clear answer on a family's own page, and the button below it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Booking, Occurrence
from events.services import cancel, change_date, rejoin
from events.standing import people_words
from home.models import SchoolSettings
from site_project.privacy.keys import new_token
from tests.events.conftest import GRAN, SAM, SOFIA, booked, child_fields, held, words

pytestmark = pytest.mark.django_db


def page_of(parent, link: str) -> str:
    """The family's page as one line, less its marks."""
    response = parent.get(f"/bookings/b/{link}/")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", words(response).split("<main")[1].split("</main>")[0]))


def heading(parent, link: str) -> str:
    """The first thing that the page says."""
    return re.search(r"<h1>([^<]+)</h1>", words(parent.get(f"/bookings/b/{link}/")))[1]


def press(parent, link: str, button: str, **fields) -> int:
    """Press a button of the page. Returns the status."""
    return parent.post(f"/bookings/b/{link}/{button}/", fields).status_code


def time_runs_out(booking: Booking) -> None:
    """The offer is an hour over, and no job has come by."""
    now = timezone.now()
    late = {"offered_at": now - timedelta(hours=9), "offer_expires_at": now - timedelta(hours=1)}
    Booking.objects.filter(pk=booking.pk).update(**late)


@pytest.fixture
def full(make_date) -> Occurrence:
    """A date with one place, which is taken."""
    date = make_date(adult_capacity=1)
    booked(date)
    return date


def offered(date: Occurrence, number: int = 2, **values) -> tuple[Booking, str]:
    """A family that waited and is asked now."""
    waiting, link = booked(date, number, **values)
    cancel(booking_id=Booking.objects.filter(occurrence=date, state="confirmed").first().pk)
    waiting.refresh_from_db()
    assert waiting.is_offered
    return waiting, link


def test_who_waits_sees_its_turn_honestly(parent, full):
    links = [booked(full, number)[1] for number in (2, 3, 4)]

    assert [heading(parent, link) for link in links] == ["You are on the waiting list"] * 3
    assert "You are next." in page_of(parent, links[0])
    assert "One family is before you." in page_of(parent, links[1])
    assert "2 families are before you." in page_of(parent, links[2])


def test_who_leaves_the_list_lets_the_others_up(parent, full):
    (_first, gone), (_second, stays) = booked(full, 2), booked(full, 3)
    assert "Take us off the list" in page_of(parent, gone)
    assert press(parent, gone, "cancel") == 303
    assert heading(parent, gone) == "Your booking is cancelled"
    assert "You are next." in page_of(parent, stays)


def test_a_family_without_e_mail_is_told_to_look(parent, full):
    _booking, link = booked(full, 2, email="", phone="07700 900111")
    assert "Look at this page, or ring us." in page_of(parent, link)


def test_an_offer_says_what_is_held_and_yes_books_it(parent, full):
    booking, link = offered(full)
    page = page_of(parent, link)
    assert heading(parent, link) == "There is room for you"
    assert "We are holding this for you: 1 adult. You can say yes until" in page
    assert press(parent, link, "yes", about=booking.pk) == 303
    assert heading(parent, link) == "You are booked in"
    assert press(parent, link, "yes", about=booking.pk) == 303
    assert held(full) == (1, 0, 1)


def test_no_gives_the_places_to_the_next_family(parent, full):
    booking, link = offered(full)
    next_booking, next_link = booked(full, 3)
    assert press(parent, link, "no", about=booking.pk) == 303
    assert heading(parent, link) == "Your booking is cancelled"
    assert heading(parent, next_link) == "There is room for you"


def test_looking_answers_nothing(parent, full):
    _booking, link = offered(full)
    before = list(Booking.objects.values())
    for button in ["yes", "no", "wait-again", "still-coming", "late", "change", "cancel"]:
        response = parent.get(f"/bookings/b/{link}/{button}/")
        assert (response.status_code, response["Location"]) == (303, f"/bookings/b/{link}/")
    assert list(Booking.objects.values()) == before


def test_an_old_no_does_not_undo_a_yes(parent, full):
    booking, link = offered(full)
    press(parent, link, "yes", about=booking.pk)
    assert press(parent, link, "no", about=booking.pk) == 303
    assert heading(parent, link) == "You are booked in"


@pytest.mark.parametrize("about", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_nobody_answers_for_another_family(parent, full, about):
    theirs, _link = offered(full)
    _mine, link = booked(full, 3)
    for button in ["yes", "no", "wait-again"]:
        assert press(parent, link, button, about=about or theirs.pk) == 409
    theirs.refresh_from_db()
    assert theirs.is_offered


def test_an_offer_that_ran_out_says_so_before_any_job_runs_and_one_tap_waits_again(parent, full):
    booking, link = offered(full)
    _other, other_link = booked(full, 3)
    time_runs_out(booking)
    assert heading(parent, link) == "The time to answer has run out"
    assert press(parent, link, "yes", about=booking.pk) == 409
    assert heading(parent, other_link) == "There is room for you"
    assert press(parent, link, "wait-again", about=booking.pk) == 303
    assert heading(parent, link) == "You are on the waiting list"


def test_waiting_again_before_any_job_runs_does_not_keep_the_old_offer(full):
    booking, _link = offered(full)
    time_runs_out(booking)
    assert rejoin(booking_id=booking.pk).is_confirmed  # there was room, so it is booked at once


def test_once_booking_has_closed_the_page_does_not_promise_a_place(parent, full):
    booking, link = offered(full)
    _other, waits = booked(full, 3)
    time_runs_out(booking)
    Occurrence.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    assert "Wait again" not in page_of(parent, link)
    assert heading(parent, waits) == "No place came free"


def test_a_part_waits_beside_what_is_safe(parent, make_date):
    date = make_date(childcare_room_limit=1)
    first, _link = booked(date, children=(SAM,), emergency=GRAN)
    mine, link = booked(date, 2)
    form = {"key": new_token(), "adults": "1", "children_along": "0"}
    assert press(parent, link, "change", **form, **child_fields(known_as="Ida")) == 303
    assert heading(parent, link) == "Part of your family is booked in"
    page = page_of(parent, link)
    assert "Booked: 1 adult. That is safe, whatever happens to the rest." in page
    assert "Still waiting Childcare for Ida You are next." in page
    cancel(booking_id=first.pk)
    assert "There is room for the rest We are holding this for you: childcare for Ida" in page_of(parent, link)
    part = mine.parts.get()
    assert press(parent, link, "yes", about=part.pk) == 303
    assert heading(parent, link) == "You are booked in"
    assert people_words(Booking.objects.get(pk=mine.pk)) == "1 adult, childcare for Ida"


@pytest.fixture
def partly(parent, make_date) -> tuple[Booking, str]:
    """A family that has one of two places and waits for one more: what it waits for, and its link."""
    date = make_date(adult_capacity=2)
    booked(date, 1)
    mine, link = booked(date, 2)
    press(parent, link, "change", key=new_token(), adults="2", children_along="0")
    return mine.parts.get(), link


def test_no_to_the_rest_keeps_what_is_booked_however_often(parent, partly):
    part, link = partly
    assert "Still waiting 1 adult" in page_of(parent, link)
    assert [press(parent, link, "no", about=part.pk) for _press in range(3)] == [303] * 3
    assert heading(parent, link) == "You are booked in"
    assert held(part.occurrence) == (2, 0, 2)


def test_the_rest_can_wait_again(parent, partly):
    part, link = partly
    cancel(booking_id=Booking.objects.exclude(family_key=part.family_key).get().pk)
    time_runs_out(part)
    assert "Not booked 1 adult The time to answer ran out" in page_of(parent, link)
    assert press(parent, link, "wait-again", about=part.pk) == 303
    assert "2 adults" in people_words(Booking.objects.get(pk=part.part_of_id))


def moved(date: Occurrence, actor) -> None:
    """The date is a day later now."""
    day = timedelta(days=1)
    times = {name: getattr(date, name) + day for name in ("starts_at", "ends_at", "closes_at", "offers_end_at")}
    change_date(occurrence_id=date.pk, values=times, actor=actor)


def test_after_a_move_the_family_is_asked_once(parent, date, office):
    booking, link = booked(date)
    moved(date, office)
    assert heading(parent, link) == "This date has moved"
    assert "Are you still coming?" in page_of(parent, link)
    assert "If we hear nothing, your places go to another family." in page_of(parent, link)
    assert press(parent, link, "still-coming") == 303
    assert heading(parent, link) == "You are booked in"


def test_who_said_nothing_in_time_is_told_so_and_can_wait_again(parent, date, office):
    booking, link = booked(date)
    moved(date, office)
    Booking.objects.update(confirm_by=timezone.now() - timedelta(minutes=1))
    assert heading(parent, link) == "The time to answer has run out"
    assert press(parent, link, "still-coming") == 409
    assert press(parent, link, "wait-again", about=booking.pk) == 303
    assert heading(parent, link) == "You are booked in"
    assert held(date) == (1, 0, 1)


def test_the_page_ends_with_the_names(parent, date):
    _booking, link = booked(date, children=(SOFIA,), emergency=GRAN)
    start = timezone.now() - timedelta(days=29)
    end = start + timedelta(hours=1)
    Occurrence.objects.update(starts_at=start, ends_at=end, closes_at=start, offers_end_at=start)
    assert heading(parent, link) == "This day is over"
    assert "Sofia" not in page_of(parent, link)
    days = timedelta(days=1, hours=2)
    Occurrence.objects.update(
        starts_at=start - days, ends_at=end - days, closes_at=start - days, offers_end_at=start - days
    )
    assert parent.get(f"/bookings/b/{link}/").status_code == 404


def test_where_to_go_and_what_it_is_like(parent, date):
    SchoolSettings.objects.update(address="Foxglove Lane\nTown")
    date.page.step_free = "Step-free from the green gate."
    date.page.way_in = "Second door after the gate."
    date.page.save_revision().publish()
    _booking, link = booked(date, children=(SOFIA,), emergency=GRAN)
    page = page_of(parent, link)
    assert "Finding the room Second door after the gate." in page
    assert "Address Foxglove Lane Town See a map (another site)" in page
    assert 'href="https://www.openstreetmap.org/search?query=Foxglove+Lane%2C+Town" rel="noreferrer"' in words(
        parent.get(f"/bookings/b/{link}/")
    )
    assert "Getting in Step-free from the green gate." in page
    assert date.page.url in words(parent.get(f"/bookings/b/{link}/"))
