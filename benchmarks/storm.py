"""Two hundred parents press "book" in the same second, for thirty places: how long each waits for the page.

`make bench` prints a table for granian and gunicorn, on SQLite; with DATABASE_URL=postgres://… on PostgreSQL. Compare
the ratios to the smallest answer, asked for by as many phones at once of the same server in the same run.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import ready
from tests.events.storm import GUARDED, Answer, School, all_at_once, environment, parent, press, server
from tests.ready import postgres

PARENTS, PLACES = 200, 30
SERVERS = ["granian", "gunicorn"]


@contextmanager
def empty_school() -> Iterator[School]:
    """A migrated site on a database of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
            ready.copy_of(ready.migrated(), folder)
            yield School(environment(folder, f"sqlite:///{folder / ready.DATABASE}"))
            return
        with postgres.clone(postgres.migrated(folder), "storm_bench"):
            yield School(environment(folder, os.environ["DATABASE_URL"].rsplit("/", 1)[0] + "/storm_bench"))


def timed(button: Callable[[], Answer]) -> Callable[[], tuple[float, int]]:
    """The same button; tells milliseconds until the answer, and its status."""

    def pressed() -> tuple[float, int]:
        begin = time.perf_counter()
        status = button().status
        return 1000 * (time.perf_counter() - begin), status

    return pressed


def storm(buttons: list[Callable[[], Answer]]) -> tuple[float, float, set[int]]:
    """Median and 95th of a hundred, in milliseconds, and which statuses there were."""
    answers = all_at_once([timed(button) for button in buttons])
    times = sorted(took for took, _status in answers)
    return statistics.median(times), times[int(len(times) * 0.95)], {status for _took, status in answers}


if __name__ == "__main__":
    with empty_school() as school:
        kind = school.environment["DATABASE_URL"].partition(":")[0]
        print(f"{PARENTS} phones at once, {PLACES} places, {kind}")
        print(
            f"{'server':<10}{'floor p95':>10}{'book p50':>10}{'book p95':>10}{'x floor':>9}  booked, waiting, statuses"
        )
        for name in SERVERS:
            date = school.ask("make", PLACES)["date"]
            with server(school, GUARDED, name) as port:
                buttons = [parent(port, date, number) for number in range(PARENTS)]
                floor = storm([lambda port=port: press(port, "/healthz", {})] * PARENTS)
                median, slow, statuses = storm(buttons)
            end = school.ask("count", date)
            told = f"{end['bookings']}, {len(end['turns'])}, {sorted(statuses)}"
            print(f"{name:<10}{floor[1]:>8.0f}ms{median:>8.0f}ms{slow:>8.0f}ms{slow / floor[1]:>9.1f}  {told}")
