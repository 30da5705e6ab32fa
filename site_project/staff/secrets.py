"""The secrets of second steps as the database holds them: sealed with the field keys.

allauth gives its adapter the secret alone, without its owner or row. So they are bound to their purpose: a message's
words do not open as a secret, nor the other way round; one person's secret could be moved to another's row by whoever
can write the database.
"""

from contextlib import suppress

from allauth.mfa.models import Authenticator
from django.db import transaction

from site_project.privacy.cipher import CannotOpen
from site_project.privacy.keys import cipher

CONTEXT = "mfa:authenticator:secret"
SEALED = ("secret", "seed")  # names inside Authenticator.data


def seal(secret: str) -> str:
    """What the database keeps."""
    return cipher().seal(secret, CONTEXT)


def unseal(sealed: str) -> str:
    """The secret. Raises CannotOpen."""
    return cipher().open(sealed, CONTEXT)


def rotate(*, only_count: bool = False) -> int:
    """Wrap with the newest field key what an older one wraps; what cannot be opened stays. Safe to stop and repeat.

    Returns how many changed; with `only_count` nothing changes, and it is how many an older key wraps.
    """
    if only_count:
        return sum(len(_under_older_keys(row)) for row in Authenticator.objects.all())
    return sum(_rotate(pk) for pk in Authenticator.objects.values_list("pk", flat=True))


def _under_older_keys(row: Authenticator) -> dict[str, str]:
    sealed = {name: row.data[name] for name in SEALED if name in row.data}
    return {name: value for name, value in sealed.items() if not cipher().is_newest(value)}


@transaction.atomic
def _rotate(pk: int) -> int:
    row = Authenticator.objects.select_for_update().filter(pk=pk).first()
    new = {}
    for name, value in _under_older_keys(row).items() if row else ():
        with suppress(CannotOpen):
            new[name] = cipher().rewrap(value, CONTEXT)
    if row and new:
        row.data = {**row.data, **new}
        row.save(update_fields=["data"])
    return len(new)
