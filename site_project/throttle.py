"""How often one phone may try the same thing. Counts live in the cache only, under a keyed hash of the address."""

import ipaddress
from collections.abc import Mapping

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from site_project.privacy.keys import keyed_hash

HOUSEHOLD = {4: 32, 6: 56}  # with IPv6 one household has more addresses than anybody can count


def client_address(request: HttpRequest) -> str:
    """The address of the phone. Behind our one proxy it is the last entry that the proxy itself wrote."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")


def network_of(address: str, bits: Mapping[int, int] = HOUSEHOLD) -> str:
    """The network of an address, so many bits by the version of IP; what is no address stands for itself."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return address
    found = getattr(found, "ipv4_mapped", None) or found
    return str(ipaddress.ip_network(f"{found}/{bits[found.version]}", strict=False))


def allows(request: HttpRequest, action: str, *, tries: int, seconds: int) -> bool:
    """Count one try of `action`; False once this phone has had `tries` of them within `seconds`."""
    key = _key(request, action)
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= tries
    except ValueError:  # it ran out between the two lines: this is the first try of a new spell
        return True


def give_back(request: HttpRequest, action: str) -> None:
    """Take back the try that `allows` counted, because it was a right one."""
    try:
        cache.decr(_key(request, action))
    except ValueError:  # the spell is over: there is nothing to take back
        return


def _key(request: HttpRequest, action: str) -> str:
    return "throttle:" + keyed_hash(f"throttle:{action}", network_of(client_address(request)))
