"""What a real school finds before it has written a word."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from home.models import HomePage
from tests.conftest import front_door

pytestmark = pytest.mark.django_db


def test_a_new_site_opens_with_our_empty_home_page_and_not_with_an_error():
    site = front_door()
    assert type(site.root_page.specific) is HomePage
    page = BeautifulSoup(Client().get("/").content, "html.parser")
    assert [heading.get_text(strip=True) for heading in page.find_all("h1")] == ["Welcome"]


def test_a_family_can_write_before_the_school_has_made_any_page(site):
    assert Client().get("/messages/write/").status_code == 200
