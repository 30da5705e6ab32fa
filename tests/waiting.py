"""Waiting for what another process or thread does."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

PATIENCE = 120  # seconds, generous: other tests run beside


def until(happened: Callable[[], Any]) -> None:
    """Look twenty times a second. A door where nobody listens yet counts as "not yet". Raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError):
            if happened():
                return
        time.sleep(0.05)
    raise TimeoutError("It did not happen.")
