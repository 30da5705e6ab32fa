"""Secrets of a demo site: made at random on the first start, kept readable by their owner only."""

import os
import secrets
from pathlib import Path


def demo_secret(data_dir: Path, name: str, *, size: int = 32) -> str:
    """The demo's secret of that name: `size` random bytes as hex, the same on every start.

    A real school's secrets come from its environment instead (settings/production.py).
    """
    path = data_dir / f"demo-{name.lower().replace('_', '-')}"
    if not path.exists():
        # O_EXCL: where two processes start at once, the first one's secret counts.
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text()
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(size))
    return path.read_text()
