"""Whether `FIELD_KEYS` belong to this database: asked before the site opens."""

from django.db import DatabaseError

from site_project.env import WrongEnvironment
from site_project.privacy.cipher import CannotOpen
from site_project.privacy.models import KeyCheck
from site_project.privacy.rotation import some_key_is_missing

VALUE = "These keys belong to this database."
WRONG = "are not the keys of this database. Put back the key that sealed it (docs/operations.md, “When a key is gone”)."


def refuse_wrong_keys() -> None:
    """Stop the start where the keys do not open this database. The first start seals the value that is asked later.

    Without a database, or before its tables are there, it says nothing: other lines of the start do.
    """
    try:
        are_right = _keys_are_right()
    except DatabaseError:
        return
    if not are_right:
        raise WrongEnvironment("FIELD_KEYS", WRONG)


def start_over() -> None:
    """Let the site open with new keys after the old ones were lost. What they sealed stays closed for ever."""
    KeyCheck.objects.all().delete()
    KeyCheck.objects.create(value=VALUE)


def _keys_are_right() -> bool:
    check = KeyCheck.objects.first()
    if check is None:
        return _first_start()
    try:
        return bool(check.value == VALUE)
    except CannotOpen:
        return False


def _first_start() -> bool:
    """A new site, or one of before this check: then each value must have been sealed with one of these keys."""
    if some_key_is_missing():
        return False
    KeyCheck.objects.get_or_create(pk=1, defaults={"value": VALUE})
    return True
