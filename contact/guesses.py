"""How many codes may be tried: from one phone, and at one school altogether. Asked before the slow hash, never after.

The counts live in the cache only. A right code is not held against anybody.
"""

from django.core.cache import cache
from django.http import HttpRequest
from wagtail.models import Site

from site_project.throttle import allows, give_back

TRIES, SECONDS = 5, 600  # wrong codes from one address
CEILING = 300  # wrong codes at one school in the same time: the hashes of all of them keep one core busy for 20 s


def may_try(request: HttpRequest, site: Site) -> bool:
    """Count one try; False where this phone or all phones together have had too many."""
    if not allows(request, "contact-code", tries=TRIES, seconds=SECONDS):
        return False
    cache.add(_everybody(site), 0, timeout=SECONDS)
    try:
        return cache.incr(_everybody(site)) <= CEILING
    except ValueError:  # it ran out between the two lines: this is the first try of a new spell
        return True


def was_right(request: HttpRequest, site: Site) -> None:
    """Take back the try that `may_try` counted."""
    give_back(request, "contact-code")
    try:
        cache.decr(_everybody(site))
    except ValueError:  # the spell is over: there is nothing to take back
        return


def _everybody(site: Site) -> str:
    return f"contact-codes:{site.pk}"
