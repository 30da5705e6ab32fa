"""How much comes at once, from one corner of the internet or from everywhere.

Counts live in the cache only, for an hour at most, under a hash with a key that changes every day.
"""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from site_project.privacy.keys import keyed_hash
from site_project.throttle import client_address, network_of

STREET = {4: 24, 6: 56}  # what one household, one school or one street of a phone company usually shares


def count_from_network(request: HttpRequest, action: str, *, seconds: int) -> int:
    """Count one `action` from the network of this phone. Returns how many there were in this spell of `seconds`."""
    return _count(f"{action} network", network_of(client_address(request), STREET), seconds)


def count_at_site(site_id: int, action: str, *, seconds: int) -> int:
    """Count one `action` at this school. Returns how many there were in this spell of `seconds`."""
    return _count(f"{action} site", str(site_id), seconds)


def _count(action: str, who: str, seconds: int) -> int:
    key = "burst:" + keyed_hash(f"burst {action} {seconds} {timezone.localdate()}", who)
    cache.add(key, 0, timeout=seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two lines: this is the first of a new spell
        return 1
