"""The school that every test starts from. Only what is asked for is made."""

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from hypothesis import HealthCheck, settings
from wagtail.models import Collection, Locale, Page, Site

from home.models import HomePage, SchoolSettings
from site_project.staff.groups import GroupName, sync_groups

# Other tests run beside: a slow machine is no fault of a rule.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
pytest_plugins = ["tests.cast", "tests.ready.fixtures", "tests.demo_pages"]


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test counts another's tries."""
    cache.clear()


def front_door() -> Site:
    """The empty home page and its site, as the migrations leave them.

    A test that really commits empties the database, so they may have to be made again.
    """
    Locale.objects.get_or_create(language_code="en-gb")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
        home = root.add_child(instance=HomePage(title="Welcome", slug="home"))
        site = Site.objects.create(hostname="localhost", is_default_site=True, root_page=home)
    return site


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """The groups are there before the first test, so that not each has to make them."""
    with django_db_blocker.unblock():
        front_door()
        sync_groups()


@pytest.fixture
def site(db) -> Site:
    """A small school: a home page, a phone number, the groups."""
    site = front_door()
    home = site.root_page.specific
    home.title, home.slug, home.introduction = "Foxglove Lane", "foxglove-lane", "Hello."
    home.save()
    site.root_page = home
    SchoolSettings.objects.create(site=site, school_name="Foxglove Lane", phone="01632 960145")
    if not Group.objects.filter(name=GroupName.OFFICE).exists():  # a test that really committed emptied the database
        sync_groups()
    return site


@pytest.fixture
def home(site: Site) -> HomePage:
    """The school's home page."""
    return site.root_page.specific
