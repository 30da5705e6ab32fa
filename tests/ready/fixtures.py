"""The database of the tests as a copy of a ready one, and the demo school's database for those who ask for it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection

from tests import ready
from tests.ready import postgres

# Without one of these or the mark django_db, pytest-django lets no test near the database; storms bring their own.
MEETS_DATABASE = {"db", "transactional_db", "django_db_setup", "demo_database", "stormed"}
SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests to which it matters which database it is: `make test-postgres` runs these."""
    for item in items:
        if MEETS_DATABASE & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Nothing of a run stays but its figures."""
    if not hasattr(config, "workerinput"):
        postgres.drop_templates()
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory, request) -> Path:
    """One folder for all processes of this test run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """SQLite's file is there before Django looks for it."""
    return SQLITE


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, run_folder) -> None:
    """Each process has its own copy of the migrated database."""
    test = settings.DATABASES["default"]["TEST"]
    if SQLITE:
        shutil.copy(ready.migrated() / ready.DATABASE, test["NAME"])
    else:
        test["TEMPLATE"] = postgres.migrated(run_folder)


@pytest.fixture(scope="session")
def demo_database(django_db_setup, run_folder) -> Iterator[str]:
    """The name of this process's copy of the demo school's database; its uploads lie in MEDIA_ROOT."""
    name = f"{connection.settings_dict['NAME']}_demo"
    school = ready.demo_school(run_folder) if SQLITE else postgres.demo_school(run_folder)
    shutil.copytree(school / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
    # The demo's own key, after the tests': its sealed words can be read here too.
    settings.FIELD_KEYS.append(bytes.fromhex((school / "demo-field-key").read_text()))
    if SQLITE:
        shutil.copy(school / ready.DATABASE, name)
        yield name
    else:
        with postgres.clone(postgres.demo_template(), name):
            yield name


@contextmanager
def at(name: str) -> Iterator[None]:
    """Meanwhile the site's database is the one called `name`. Not inside a transaction."""
    usual = connection.settings_dict["NAME"]
    _go(name)
    try:
        yield
    finally:
        _go(usual)


def _go(name: str) -> None:
    assert not connection.in_atomic_block, "Ask for the demo before the database: no mark django_db, no `site`."
    connection.close()
    connection.settings_dict["NAME"] = name
    cache.clear()
    ContentType.objects.clear_cache()


@pytest.fixture
def _at_the_demo(demo_database) -> Iterator[None]:
    with at(demo_database):
        yield


@pytest.fixture
def demo(_at_the_demo, db) -> None:
    """The demo school is in the database; what a test changes there is undone."""
