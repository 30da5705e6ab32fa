"""The site's one cipher, and keyed hashes for finding what must not be stored."""

import hashlib
import hmac
import re
import secrets
from functools import cache

from django.conf import settings

from site_project.privacy.cipher import Cipher


@cache
def _cipher_for(keys: tuple[bytes, ...]) -> Cipher:
    return Cipher(keys)


def cipher() -> Cipher:
    """The cipher over `settings.FIELD_KEYS` (newest first)."""
    return _cipher_for(tuple(settings.FIELD_KEYS))


def keyed_hash(purpose: str, value: str) -> str:
    """64 hex digits that find `value` again without telling it; worthless without `SECRET_KEY`.

    `purpose` keeps the hashes of two uses apart.
    """
    key = hmac.digest(settings.SECRET_KEY.encode(), purpose.encode(), hashlib.sha256)
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()


def new_token() -> str:
    """A secret of 192 random bits for a private link or a form that must count once."""
    return secrets.token_urlsafe(24)


def is_token(text: str) -> bool:
    """Whether `text` has the shape that `new_token` makes."""
    return re.fullmatch(r"[A-Za-z0-9_-]{32}", text) is not None


def token_hash(token: str) -> str:
    """What the database keeps of a token: enough to find it, not to use it."""
    return hashlib.sha256(token.encode()).hexdigest()
