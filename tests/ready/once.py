"""Several processes want the same thing: the first makes it, the others wait for it."""

import fcntl
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any


def made_once(place: Path, make: Callable[[Path], None]) -> Path:
    """The folder `place`. Where it is missing, `make` fills it; half a folder is never seen under its name."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            unfinished = place.with_name(f"{place.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(place)
    return place


def found_once(place: Path, find: Callable[[], Any]) -> Any:
    """What `find` returns, as JSON carries it; kept in the folder `place` for the other processes."""
    made_once(place, lambda folder: (folder / "found.json").write_text(json.dumps(find())))
    return json.loads((place / "found.json").read_text())
