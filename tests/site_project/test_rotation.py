"""Changing the field key while the site is open."""

import pytest
from django.test import override_settings

from site_project.outbox.models import Notice
from site_project.privacy.cipher import CannotOpen
from site_project.privacy.rotation import rotate_all

OLD, NEW = bytes(range(32)), bytes(range(1, 33))
pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Notice:
    with override_settings(FIELD_KEYS=[OLD]):
        return Notice.objects.create(kind="x", recipient="parent@home.example", payload="words", dedupe_key="1")


def test_after_rotation_the_old_key_may_go(letter):
    with override_settings(FIELD_KEYS=[NEW, OLD]):
        assert rotate_all() == 2
    with override_settings(FIELD_KEYS=[NEW]):
        assert Notice.objects.get().recipient == "parent@home.example"
        assert Notice.objects.get().payload == "words"


def test_a_second_rotation_has_nothing_to_do(letter):
    with override_settings(FIELD_KEYS=[NEW, OLD]):
        rotate_all()
        assert rotate_all() == 0


def test_without_the_old_key_nothing_is_rotated_and_nothing_is_lost(letter):
    with override_settings(FIELD_KEYS=[NEW]), pytest.raises(CannotOpen):
        rotate_all()
    with override_settings(FIELD_KEYS=[OLD]):
        assert Notice.objects.get().payload == "words"
