"""Whether static files must be collected again: a stamp over their names, sizes and times."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders


def static_files_changed() -> bool:
    """True when the files differ from the last time this was asked. Remembers what it saw under STATIC_ROOT."""
    lines = sorted(
        f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}"
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    stamp = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    remembered = settings.STATIC_ROOT / ".stamp"
    if remembered.exists() and remembered.read_text() == stamp:
        return False
    remembered.parent.mkdir(parents=True, exist_ok=True)
    remembered.write_text(stamp)
    return True
