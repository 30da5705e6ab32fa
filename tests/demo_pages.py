"""The demo school's public pages, fetched once by somebody who is not signed in, and gone from the database again."""

from io import StringIO
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from wagtail.models import Page, Site

from tests.conftest import front_door


class DemoPage(NamedTuple):
    """One page as a phone gets it. `sent`: bytes on the way, compressed as the site does it."""

    path: str
    kind: str
    status: int
    headers: dict[str, str]
    cookies: list[str]
    html: str
    sent: int

    @property
    def soup(self) -> BeautifulSoup:
        """The page as a tree."""
        return BeautifulSoup(self.html, "html.parser")


@pytest.fixture(scope="session")
def demo_pages(django_db_setup, django_db_blocker) -> list[DemoPage]:
    """Every live page of the demo school. Seeded in a transaction that is rolled back."""
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        front_door()
        call_command("seed_demo", stdout=StringIO())
        root = Site.objects.get(is_default_site=True).root_page
        pages = [_fetched(page) for page in root.get_descendants(inclusive=True).live().specific()]
        transaction.set_rollback(True)
    return pages


def _fetched(page: Page) -> DemoPage:
    path = page.get_url()
    answer, packed = Client().get(path), Client().get(path, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    return DemoPage(
        path, page.specific_class.__name__, answer.status_code, dict(answer.headers), list(answer.cookies),
        answer.content.decode(), len(packed.content),
    )  # fmt: skip
