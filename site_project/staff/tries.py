"""How often a password may be guessed, so that nobody who guesses from elsewhere keeps the owner out.

Wrong tries are counted for each pair of name and address. Over all addresses together a name has a ceiling too, but
an address from which that name has signed in lately stands outside of it: the school, or home. Everything is in the
cache only, under keyed hashes, and forgotten by itself.
"""

from contextlib import suppress

from django.core.cache import cache
from django.http import HttpRequest

from site_project.privacy.keys import keyed_hash
from site_project.throttle import allows, client_address, give_back

HERE, WITHIN = 6, 300  # tries of one name from one address, and seconds
EVERYWHERE, AN_HOUR = 60, 3600  # tries of one name from all addresses that it has never signed in from
KNOWN_FOR = 30 * 24 * 3600  # seconds that an address is remembered


def may_try(request: HttpRequest, name: str) -> bool:
    """Count one try to sign in as `name`; False where it is one too many."""
    if not allows(request, _here(name), tries=HERE, seconds=WITHIN):
        return False
    if cache.get(_known(request, name)):
        return True
    key = _everywhere(name)
    cache.add(key, 0, timeout=AN_HOUR)
    try:
        return cache.incr(key) <= EVERYWHERE
    except ValueError:  # it ran out between the two lines
        return True


def was_right(request: HttpRequest, name: str) -> None:
    """Take back the try that `may_try` counted, and remember that this name signs in from here."""
    give_back(request, _here(name))
    if not cache.get(_known(request, name)):
        with suppress(ValueError):  # the hour is over: there is nothing to take back
            cache.decr(_everywhere(name))
    cache.set(_known(request, name), True, timeout=KNOWN_FOR)


def _here(name: str) -> str:
    return f"sign-in:{name.lower()}"


def _everywhere(name: str) -> str:
    return "sign-in:" + keyed_hash("sign-in everywhere", name.lower())


def _known(request: HttpRequest, name: str) -> str:
    return "sign-in:" + keyed_hash("sign-in known", f"{name.lower()} {client_address(request)}")
