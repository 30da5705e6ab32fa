"""What an authenticator app does, written down once more from RFC 6238: the tests compute the codes themselves."""

import base64
import hashlib
import hmac
import time

PERIOD = 30  # seconds that a code counts


def code(secret: str, *, at: float | None = None, periods_later: int = 0) -> str:
    """The six numbers that an app with `secret` (base32) shows at that moment, in seconds since 1970; now without."""
    moment = time.time() if at is None else at
    counter = int(moment) // PERIOD + periods_later
    digest = hmac.digest(base64.b32decode(secret, casefold=True), counter.to_bytes(8, "big"), hashlib.sha1)
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
