"""A phone's calendar, played by khal: a calendar program that shares no plan with ours. It runs by itself, in its
own folder, and knows the school only by the files that it is given."""

import json
import os
import subprocess
import sys
from pathlib import Path

SHOWN = ("start", "end", "title", "location", "status", "cancelled", "uid")
CONFIG = """\
[calendars]
[[family]]
path = {folder}/entries
type = calendar
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = family
"""


class Phone:
    """A calendar in the folder `folder`, on a phone whose clock is set to `zone`."""

    def __init__(self, folder: Path, zone: str = "Europe/London") -> None:
        (folder / "entries").mkdir(parents=True)
        self.folder = folder
        (folder / "config").write_text(CONFIG.format(folder=folder, zone=zone))

    def take(self, file: bytes) -> None:
        """Open a calendar file and take over what is in it."""
        path = self.folder / "opened.ics"
        path.write_bytes(file)
        self._khal("import", "--batch", str(path))

    def entries(self, first: str, last: str) -> list[dict[str, str]]:
        """What the calendar shows from one day to another, by the phone's own clock."""
        fields = [part for name in SHOWN for part in ("--json", name)]
        days = self._khal("list", "--once", *fields, first, last)
        return [entry for day in days.splitlines() for entry in json.loads(day)]

    def times(self, first: str, last: str) -> list[str]:
        """The same as "day hour-hour", which is what a parent looks at."""
        return [f"{entry['start']}-{entry['end'].split()[1]}" for entry in self.entries(first, last)]

    def _khal(self, *words: str) -> str:
        khal = [str(Path(sys.executable).parent / "khal"), "--config", str(self.folder / "config"), *words]
        plain = {"HOME": str(self.folder), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
        ran = subprocess.run(khal, env=plain, capture_output=True, encoding="utf-8", timeout=120, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
        return ran.stdout
