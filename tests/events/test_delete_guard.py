"""Pages on which dates hang cannot be deleted; staff read why instead of an error page."""

import pytest
from wagtail.models import Page

from events.models import Booking, Occurrence
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
