"""The demo school's public pages, fetched once by somebody who is not signed in."""

from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, Site

from tests.ready.fixtures import at
from tests.ready.once import found_once


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
def demo_pages(run_folder, demo_database, django_db_blocker) -> list[DemoPage]:
    """Every live page of the demo school."""

    def fetch() -> list[DemoPage]:
        with django_db_blocker.unblock(), at(demo_database):
            root = Site.objects.get(is_default_site=True).root_page
            return [_fetched(page) for page in root.get_descendants(inclusive=True).live().specific()]

    return [DemoPage(*page) for page in found_once(run_folder / "demo-pages", fetch)]


def _fetched(page: Page) -> DemoPage:
    path = page.get_url()
    answer, packed = Client().get(path), Client().get(path, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    return DemoPage(
        path, page.specific_class.__name__, answer.status_code, dict(answer.headers), list(answer.cookies),
        answer.content.decode(), len(packed.content),
    )  # fmt: skip
