"""The code with which a family comes back: 16 signs that can be written on a shopping list.

Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O or U, so that nothing can be misread.
16 signs of 5 bits are 80 bits; looked-up secrets of that size are kept under a password hash (OWASP ASVS 5, 6.5.2).
"""

import re
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from site_project.privacy.keys import keyed_hash

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
GROUP = 4
MISREAD = str.maketrans("OIL", "011")
# OWASP's smallest set for Argon2id: 19 MiB, two passes, one lane; 0.07 s, where Django's default takes 0.3 s.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def code_for(key: str) -> str:
    """The code that belongs to a form's one-time `key`.

    It is worked out, not drawn: a form that is sent twice shows the same code, and nobody has to keep it.
    """
    number = int(keyed_hash("contact code", key)[: LENGTH * 5 // 4], 16)
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def normalised(typed: str) -> str:
    """What somebody typed as the code they meant; empty where it cannot be one.

    Small letters, spaces, dashes and dots do not matter; O is read as 0, I and L as 1.
    """
    text = unicodedata.normalize("NFKC", typed).upper()
    code = re.sub(r"[\s.\-\u2010-\u2015\u2212_]", "", text).translate(MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def in_groups(code: str) -> list[str]:
    """The code in four groups of four, as it is shown and read out."""
    return [code[start : start + GROUP] for start in range(0, LENGTH, GROUP)]


def selector_of(code: str) -> str:
    """16 hex digits that find the row of a code without telling the code."""
    return keyed_hash("contact code selector", code)[:16]


def verifier_of(code: str) -> str:
    """The Argon2id hash that the row keeps."""
    return _hasher.hash(code)


@cache
def _nobodys_verifier() -> str:
    return verifier_of("0" * LENGTH)


def matches(verifier: str | None, code: str) -> bool:
    """Whether `code` is the one behind `verifier`. An unknown row (None) costs the same time."""
    try:
        return _hasher.verify(verifier or _nobodys_verifier(), code) and verifier is not None
    except VerifyMismatchError:
        return False
