"""The family's own page behind its private link."""

import logging

import pytest

from events.models import Booking, CareDetails
from site_project.privacy.keys import new_token
from site_project.privacy.logs import HidePrivateLinks
from tests.events.conftest import GRAN, SOFIA, booked, url, words

pytestmark = pytest.mark.django_db


def test_looking_at_the_link_changes_nothing(parent, date):
    _booking, link = booked(date)
    before = list(Booking.objects.values())
    for path in ["", "calendar.ics", "change/", "cancel/"]:
        parent.get(f"/bookings/b/{link}/{path}")
    assert list(Booking.objects.values()) == before


def test_a_family_changes_its_numbers(parent, date):
    _booking, link = booked(date, children=(SOFIA,), emergency=GRAN)
    sofia = Booking.objects.get().children_in_childcare[0].pk
    form = {"key": new_token(), "adults": "2", "children_along": "1", "leaving": [str(sofia)]}
    response = parent.post(f"/bookings/b/{link}/change/", form)
    assert (response.status_code, response["Location"]) == (303, f"/bookings/b/{link}/?changed")
    assert "Your booking is changed" in words(parent.get(response["Location"]))
    assert (Booking.objects.get().party.heads, CareDetails.objects.count()) == (3, 0)


@pytest.mark.parametrize("form", [{}, {"adults": "x"}, {"adults": "1", "children_along": "0", "leaving": "all"}])
def test_a_bad_change_is_a_kind_page(parent, date, form):
    _booking, link = booked(date, children=(SOFIA,), emergency=GRAN)
    response = parent.post(f"/bookings/b/{link}/change/", form)
    assert response.status_code == 422
    assert CareDetails.objects.count() == 1


def test_nobody_takes_another_family_s_child_out(parent, date):
    _booking, link = booked(date, 1)
    other, _link = booked(date, 2, children=(SOFIA,), emergency=GRAN)
    theirs = str(other.children_in_childcare[0].pk)
    parent.post(f"/bookings/b/{link}/change/", {"adults": "1", "children_along": "0", "leaving": theirs})
    assert CareDetails.objects.count() == 1


def test_a_family_cancels_without_a_reason(parent, date):
    _booking, link = booked(date)
    response = parent.post(f"/bookings/b/{link}/cancel/")
    assert response.status_code == 303
    assert "You do not have to say why" in words(parent.get(response["Location"]))
    assert parent.post(f"/bookings/b/{link}/cancel/").status_code == 303


@pytest.mark.parametrize("token", ["x", "x" * 32, "%00" * 8, "a" * 5000, "🌻"])
def test_an_unknown_link_is_a_kind_page(parent, date, token):
    for path in ["", "calendar.ics"]:
        assert parent.get(f"/bookings/b/{token}/{path}").status_code == 404
    for path in ["change/", "cancel/"]:
        assert parent.post(f"/bookings/b/{token}/{path}").status_code == 404


def test_pages_with_personal_words_are_never_kept(parent, date):
    _booking, link = booked(date)
    for path in [url(date), f"/bookings/b/{link}/", f"/bookings/b/{link}/calendar.ics"]:
        response = parent.get(path)
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]


def test_a_private_link_stays_out_of_the_logs(parent, make_date, caplog):
    caplog.handler.addFilter(hide := HidePrivateLinks())
    _booking, link = booked(make_date(adult_capacity=1))
    with caplog.at_level(logging.DEBUG):
        parent.post(f"/bookings/b/{link}/change/", {"adults": "2", "children_along": "0"})
    caplog.handler.removeFilter(hide)
    assert "/bookings/b/.../change/" in caplog.text
    assert link not in caplog.text
