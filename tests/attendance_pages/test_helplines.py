"""The numbers that other rooms show to somebody who is not safe: checked ones, that answer here."""

from datetime import timedelta

import pytest
from django.utils import timezone

from attendance_pages.models import SupportService
from attendance_pages.places.services import save_place
from home.helplines import Helpline, helplines_of
from home.models import SchoolSettings

RECORD = {
    "name": "Someone",
    "description": "They listen.",
    "needs": ["safety"],
    "phones": [{"number": "0808 2000 247"}],
}


def place(site, *, checked_days_ago: int | None = 3, **values) -> SupportService:
    """A place that somebody checked so many days ago."""
    service = save_place(site, {**RECORD, "phones": [{"number": "0808 2000 247"}], **values})
    checked = timezone.localdate() - timedelta(days=checked_days_ago) if checked_days_ago is not None else None
    SupportService.objects.filter(pk=service.pk).update(assured_date=checked)
    return service


def test_a_helpline_has_a_number_and_the_day_it_was_checked(site):
    place(site)
    checked = timezone.localdate() - timedelta(days=3)
    assert helplines_of(site) == [Helpline("Someone", "0808 2000 247", "08082000247", "", checked)]


@pytest.mark.parametrize(
    "hidden",
    [
        {"checked_days_ago": None},
        {"checked_days_ago": 800},
        {"needs": ["money"]},
        {"nations": ["scotland"]},
        {"phones": []},
        {"phones": [{"number": "999"}]},
        {"status": "temporarily closed"},
    ],
)
def test_what_would_not_help_now_is_left_out(site, hidden):
    place(site, **hidden)
    assert helplines_of(site) == []


def test_six_are_enough_and_the_school_s_order_counts(site):
    for number in range(8):
        place(site, name=f"Line {number}", sort_order=8 - number)
    assert [line.name for line in helplines_of(site)] == [f"Line {number}" for number in (7, 6, 5, 4, 3, 2)]


def test_families_read_them_when_they_have_sent_something(site, parent):
    SchoolSettings.objects.filter(site=site).update(nation="scotland")
    place(site, nations=["scotland"])
    parent.post("/messages/write/", {"message": "Hello."})
    page = parent.get("/messages/sent/").content.decode()
    assert 'href="tel:08082000247"' in page
    checked = timezone.localdate() - timedelta(days=3)
    assert f"We checked it on {checked.day} {checked:%B %Y}." in page
