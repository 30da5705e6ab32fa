"""A school with messages cannot be deleted by mistake."""

import pytest
from wagtail.models import Site

from contact.models import Case
from tests.cast import signed_in
from tests.contact.acts import opened

pytestmark = pytest.mark.django_db


def test_deleting_a_school_with_messages_is_refused_with_a_sentence(site, technician):
    opened(site, "Hello.")
    admin, path = signed_in(technician), f"/admin/sites/delete/{site.pk}/"
    page = admin.post(path, follow=True)
    assert page.redirect_chain == [(path, 302)]
    assert "This stays: bookings or messages of families still belong to it." in page.content.decode()
    assert (Site.objects.count(), Case.objects.count()) == (1, 1)
