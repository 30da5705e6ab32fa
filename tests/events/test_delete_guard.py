"""Pages on which dates hang cannot be deleted; staff read why instead of an error page."""

from datetime import time

import pytest
from django.utils import timezone
from wagtail.models import Page

from events.models import Booking, EventIndexPage, EventPage, Occurrence, Series
from tests.cast import signed_in
from tests.events.conftest import booked

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("which", ["event_page", "index_page", "home"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_with_dates_stays_also_when_somebody_deletes_a_page_above(request, technician, date, which, method):
    booked(date)
    page = request.getfixturevalue(which)
    response = getattr(signed_in(technician), method)(f"/admin/pages/{page.pk}/delete/", follow=True)
    assert response.status_code == 200
    assert "cannot be deleted" in response.content.decode()
    assert Page.objects.filter(pk=page.pk).exists()
    assert (Occurrence.objects.count(), Booking.objects.count()) == (1, 1)


def test_deleting_many_pages_at_once_is_guarded_too(technician, date, index_page):
    booked(date)
    address = f"/admin/bulk/wagtailcore/page/delete/?id={index_page.pk}&next=/admin/"
    response = signed_in(technician).post(address, follow=True)
    assert "cannot be deleted" in response.content.decode()
    assert Page.objects.filter(pk=index_page.pk).exists()


def test_a_page_without_dates_can_go(technician, event_page):
    signed_in(technician).post(f"/admin/pages/{event_page.pk}/delete/")
    assert not Page.objects.filter(pk=event_page.pk).exists()


def test_what_moved_below_another_page_keeps_it_from_being_deleted(technician, date, event_page, home):
    booked(date)
    elsewhere = home.add_child(instance=EventIndexPage(title="Old events", slug="old"))
    event_page.unpublish()
    event_page.move(elsewhere, pos="last-child")
    response = signed_in(technician).post(f"/admin/pages/{elsewhere.pk}/delete/", follow=True)
    assert "cannot be deleted" in response.content.decode()
    assert (Occurrence.objects.count(), Booking.objects.count()) == (1, 1)


def test_the_root_of_the_site_stays_also_in_bulk(technician, date, home):
    booked(date)
    address = f"/admin/bulk/wagtailcore/page/delete/?id={home.pk}&next=/admin/"
    response = signed_in(technician).post(address, follow=True)
    assert "cannot be deleted" in response.content.decode()
    assert (Occurrence.objects.count(), Booking.objects.count()) == (1, 1)


def test_an_alias_can_go_and_what_it_points_to_cannot(technician, date, event_page, index_page):
    booked(date)
    alias = event_page.create_alias(parent=index_page, update_slug="alias")
    browser = signed_in(technician)
    browser.post(f"/admin/pages/{alias.pk}/convert_alias/")
    browser.post(f"/admin/pages/{event_page.pk}/delete/")
    browser.post(f"/admin/pages/{alias.pk}/delete/")
    assert [page.pk for page in EventPage.objects.all()] == [event_page.pk]
    assert (Occurrence.objects.count(), Booking.objects.count()) == (1, 1)


@pytest.mark.parametrize("action", ["unpublish", "move"])
def test_unpublishing_and_moving_a_page_leave_bookings_as_they_were(technician, date, event_page, home, action):
    booking, _link = booked(date)
    browser, elsewhere = signed_in(technician), home.add_child(instance=EventIndexPage(title="Old events", slug="old"))
    where = f"move/{elsewhere.pk}/confirm" if action == "move" else "unpublish"
    assert browser.post(f"/admin/pages/{event_page.pk}/{where}/").status_code == 302
    event_page.refresh_from_db()
    assert (event_page.live, event_page.is_child_of(elsewhere)) == (action == "move", action == "move")
    assert Booking.objects.get() == booking
    assert Booking.objects.get().state == booking.state


def test_publishing_any_old_version_leaves_dates_and_bookings_as_they_were(technician, date, event_page):
    versions = [event_page.save_revision() for _version in range(3)]
    booked(date, adults=2)
    before = Occurrence.objects.values().get(), Booking.objects.values().get()
    for version in versions:
        version.publish()
        assert (Occurrence.objects.values().get(), Booking.objects.values().get()) == before


def test_a_page_with_a_plan_of_dates_stays_too(technician, event_page):
    day = timezone.localdate()
    rule = {"first_day": day, "last_day": day, "start": time(9), "end": time(10)}
    Series.objects.create(page=event_page, adult_capacity=9, **rule)
    response = signed_in(technician).post(f"/admin/pages/{event_page.pk}/delete/", follow=True)
    assert "cannot be deleted" in response.content.decode()
