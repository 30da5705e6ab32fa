"""Wagtail's bar on a page is for staff who signed in. Families' pages do not even ask who it is."""

import pytest
from django.contrib.sessions.models import Session

from home.models import StandardPage
from tests.cast import signed_in

BAR = b"wagtail-userbar"


@pytest.fixture
def about(home):
    """A plain page."""
    return home.add_child(instance=StandardPage(title="About", slug="about", body=[]))


def test_a_parent_sees_no_bar(parent, about):
    answer = parent.get("/about/")

    assert (answer.status_code, BAR in answer.content) == (200, False)


def test_for_a_parent_nobody_looks_who_it_is(parent, about, office):
    assert "Cookie" not in parent.get("/about/").get("Vary", "")
    assert "Cookie" in signed_in(office).get("/about/")["Vary"]


def test_somebody_in_the_office_sees_it(about, office):
    assert BAR in signed_in(office).get("/about/").content


def test_somebody_whose_session_ended_sees_none(about, office):
    client = signed_in(office)
    Session.objects.all().delete()

    assert BAR not in client.get("/about/").content


def test_a_made_up_session_cookie_shows_nothing(parent, about):
    parent.cookies["sessionid"] = "made-up"

    assert BAR not in parent.get("/about/").content
