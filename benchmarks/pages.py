"""How long pages take and what they weigh, as ratios to the smallest answer of the same server in the same run.

`make bench` prints a table. Machines are noisy: compare ratios, never milliseconds of two runs.
"""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATHS = {
    "/healthz": "floor: a view that asks nothing",
    "/": "home page",
    "/help/": "list of help pages",
    "/help/my-child-is-not-well/": "help page",
    "/places-that-can-help/": "twenty of 53 places",
    "/events/": "coming dates",
    "/talk-to-us/": "who reads messages",
    "/messages/write/": "form for a message",
}
ROUNDS, REQUESTS = 7, 15


@contextmanager
def demo_server(port: int) -> Iterator[http.client.HTTPConnection]:
    """The demo school on an empty folder, ready to answer; ended afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        demo = {"DATA_DIR": folder, "PORT": str(port), "DJANGO_SETTINGS_MODULE": "site_project.settings.dev"}
        env = {**os.environ, **demo}
        command = [sys.executable, "manage.py", "serve", "--demo"]
        server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)  # noqa: S603
        try:
            yield _connected(port)
        finally:
            server.terminate()
            server.wait()


def _connected(port: int) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _attempt in range(600):
        try:
            connection.connect()
            return connection
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The demo did not start within two minutes.")


def milliseconds(connection: http.client.HTTPConnection, path: str) -> tuple[float, int]:
    """Mean time of some requests for `path`, and the bytes of one answer."""
    begin = time.perf_counter()
    for _request in range(REQUESTS):
        connection.request("GET", path)
        size = len(connection.getresponse().read())
    return (time.perf_counter() - begin) / REQUESTS * 1000, size


if __name__ == "__main__":
    with demo_server(8765) as connection:
        times: dict[str, list[float]] = {path: [] for path in PATHS}
        sizes: dict[str, int] = {}
        for _round in range(ROUNDS):  # interleaved, so that a busy moment hits all alike
            for path in PATHS:
                took, sizes[path] = milliseconds(connection, path)
                times[path].append(took)
    floor = statistics.median(times["/healthz"])
    print(f"{'page':<34}{'ms':>8}{'x floor':>9}{'bytes':>9}  what it is")
    for path, what in PATHS.items():
        median = statistics.median(times[path])
        print(f"{path:<34}{median:>8.1f}{median / floor:>9.1f}{sizes[path]:>9}  {what}")
