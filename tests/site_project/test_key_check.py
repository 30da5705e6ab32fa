"""A site whose keys are not those of its database does not start (survey T25)."""

import pytest

from site_project.env import WrongEnvironment
from site_project.outbox.models import Notice
from site_project.privacy.key_check import refuse_wrong_keys, start_over
from site_project.privacy.models import KeyCheck
from site_project.privacy.rotation import rotate_all

ONE, OTHER = bytes(range(32)), bytes(range(1, 33))
SAID = (
    "Schoolgate cannot start: FIELD_KEYS are not the keys of this database. "
    "Put back the key that sealed it (docs/operations.md, “When a key is gone”)."
)
pytestmark = pytest.mark.django_db


def starts(settings, *keys: bytes) -> bool:
    """Whether the site starts with these keys; if not, it says one line."""
    settings.FIELD_KEYS = list(keys)
    said = ""
    try:
        refuse_wrong_keys()
    except WrongEnvironment as stopped:
        said = str(stopped)
    assert said in ("", SAID)
    return said == ""


def test_t25_a_site_starts_with_its_own_keys_and_with_no_others(settings):
    assert starts(settings, ONE)
    assert starts(settings, ONE)
    assert starts(settings, OTHER, ONE)
    assert not starts(settings, OTHER)


def test_t25_a_database_of_before_the_check_is_known_by_what_it_holds(settings):
    settings.FIELD_KEYS = [ONE]
    Notice.objects.create(kind="x", recipient="parent@home.example", dedupe_key="1")

    assert not starts(settings, OTHER)
    assert KeyCheck.objects.count() == 0
    assert starts(settings, ONE)


def test_t25_a_key_that_was_taken_out_too_early_is_noticed(settings, monkeypatch):
    assert starts(settings, ONE)
    Notice.objects.create(kind="x", recipient="parent@home.example", dedupe_key="1")
    settings.FIELD_KEYS = [OTHER, ONE]
    monkeypatch.setattr("site_project.privacy.rotation._rewrap", lambda model, field, row: 0)  # as if it was killed
    rotate_all()
    assert not starts(settings, OTHER)

    monkeypatch.undo()
    settings.FIELD_KEYS = [OTHER, ONE]
    rotate_all()
    assert starts(settings, OTHER)


def test_t25_after_a_key_is_lost_for_good_the_site_can_be_opened_again(settings):
    assert starts(settings, ONE)
    assert not starts(settings, OTHER)
    start_over()

    assert starts(settings, OTHER)
