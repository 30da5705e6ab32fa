"""What is deleted when. Each room names its purges in `settings.PURGES`; here they are run and counted."""

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

# A purge takes `dry_run` and returns how many records it deletes or would delete.
Purge = Callable[..., int]


def run_purges(*, dry_run: bool = False) -> dict[str, int]:
    """Run every purge once (safe to run again). Returns the count of each."""
    purges: dict[str, Purge] = {name: import_string(name) for name in settings.PURGES}
    return {name: purge(dry_run=dry_run) for name, purge in purges.items()}


def purge_due() -> int:
    """What `tick` calls: delete what is due. Returns how many records went."""
    return sum(run_purges().values())
