"""Changing the field key while the site is open (survey A5)."""

from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from site_project.outbox.models import Notice
from site_project.privacy.cipher import CannotOpen
from site_project.privacy.key_check import refuse_wrong_keys
from site_project.privacy.keys import cipher
from site_project.privacy.rotation import rotate_all, under_older_keys
from tests.site_project.trail import by_sql

OLD, NEW = bytes(range(32)), bytes(range(1, 33))
RECIPIENT, PAYLOAD = "outbox.Notice.recipient", "outbox.Notice.payload"
pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Notice:
    with override_settings(FIELD_KEYS=[OLD]):
        return Notice.objects.create(kind="x", recipient="parent@home.example", payload="words", dedupe_key="1")


def run(*arguments: str) -> list[str]:
    """What the command prints, line by line."""
    out = StringIO()
    call_command("rotate_keys", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_a5_after_rotation_the_old_key_may_go(letter):
    with override_settings(FIELD_KEYS=[NEW, OLD]):
        assert rotate_all() == 2
    with override_settings(FIELD_KEYS=[NEW]):
        assert Notice.objects.get().recipient == "parent@home.example"
        assert Notice.objects.get().payload == "words"


def test_a_second_rotation_has_nothing_to_do(letter):
    with override_settings(FIELD_KEYS=[NEW, OLD]):
        rotate_all()
        assert rotate_all() == 0


def test_a5_without_the_old_key_nothing_is_rotated_nothing_is_lost_and_it_is_said(letter):
    with override_settings(FIELD_KEYS=[NEW]):
        with pytest.raises(CannotOpen, match="The key that sealed this value is not here"):
            Notice.objects.get().payload  # noqa: B018 - reading it opens it
        with pytest.raises(CommandError, match="^2 values still need an older key: keep it in FIELD_KEYS"):
            run()
    with override_settings(FIELD_KEYS=[OLD]):
        assert Notice.objects.get().payload == "words"


def test_the_command_says_what_it_did_and_that_the_old_key_may_go(letter):
    with override_settings(FIELD_KEYS=[NEW, OLD]):
        assert run() == [
            f"{RECIPIENT}: 1",
            f"{PAYLOAD}: 1",
            "2 values now use the newest key.",
            "Nothing needs an older key. It may go from FIELD_KEYS.",
        ]
        assert run("--check") == ["Nothing needs an older key. It may go from FIELD_KEYS."]


def test_the_check_fails_while_an_older_key_is_needed_and_changes_nothing(letter):
    with override_settings(FIELD_KEYS=[NEW, OLD]):
        with pytest.raises(CommandError, match="^2 values still need an older key"):
            run("--check")
        assert under_older_keys() == {RECIPIENT: 1, PAYLOAD: 1}


def test_a_value_that_was_tampered_with_holds_nobody_else_up_and_is_counted(letter):
    with override_settings(FIELD_KEYS=[OLD]):
        refuse_wrong_keys()
    by_sql("UPDATE outbox_notice SET payload = recipient")
    with override_settings(FIELD_KEYS=[NEW, OLD]):
        assert rotate_all() == 1
        assert under_older_keys() == {PAYLOAD: 1, "privacy.KeyCheck.value": 1}


def elsewhere(*, only_count: bool = False) -> int:
    """A value that another package keeps, for the test: in a session."""
    sealed = Session.objects.get().session_data
    if cipher().is_newest(sealed):
        return 0
    if not only_count:
        Session.objects.update(session_data=cipher().rewrap(sealed, "elsewhere"))
    return 1


def test_values_that_are_sealed_elsewhere_take_part(letter, settings):
    settings.ROTATIONS = [f"{__name__}.elsewhere"]
    settings.FIELD_KEYS = [OLD]
    sealed = cipher().seal("otp", "elsewhere")
    Session.objects.create(session_key="x", session_data=sealed, expire_date=timezone.now())
    settings.FIELD_KEYS = [NEW, OLD]
    assert under_older_keys() == {f"{__name__}.elsewhere": 1, RECIPIENT: 1, PAYLOAD: 1}
    assert rotate_all() == 3

    settings.FIELD_KEYS = [NEW]
    assert under_older_keys() == {}
    assert cipher().open(Session.objects.get().session_data, "elsewhere") == "otp"
