"""The school that every test starts from. Only what is asked for is made."""

import pytest
from django.core.cache import cache
from wagtail.models import Collection, Locale, Page, Site

from home.models import HomePage, SchoolSettings
from site_project.staff.groups import sync_groups

pytest_plugins = ["tests.cast", "tests.demo_pages"]


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test counts another's tries."""
    cache.clear()


def top_of_all_pages() -> Page:
    """The root that Wagtail's migrations make, without the welcome page below it.

    A test that really commits leaves the database without any, so it may have to be made again.
    """
    Locale.objects.get_or_create(language_code="en-gb")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    for welcome in Page.objects.filter(depth=2):
        welcome.delete()
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


@pytest.fixture
def site(db) -> Site:
    """A small school: a home page, a phone number, the groups."""
    root = top_of_all_pages()
    home = HomePage(title="Foxglove Lane", slug="foxglove-lane", introduction="Hello.")
    root.add_child(instance=home)
    site, _created = Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    SchoolSettings.objects.create(site=site, school_name="Foxglove Lane", phone="01632 960145")
    sync_groups()
    return site


@pytest.fixture
def home(site: Site) -> HomePage:
    """The school's home page."""
    return site.root_page.specific
