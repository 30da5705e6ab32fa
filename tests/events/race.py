"""Processes that do something at the same moment on one database: `python -m tests.events.race last_place 8`.

Each job runs in a process of its own with a connection of its own. All wait behind one barrier. Between looking and
writing, and between writing and committing, each pauses, so that the others get in between wherever they can.
"""

import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")

PAUSE = 0.03  # seconds
Job = Callable[[], Any]


def at_once(jobs: list[Job]) -> list[Any]:
    """What each job gave back, or the name of what it raised, in the order of the jobs."""
    from django.db import connections

    connections.close_all()  # no connection may be shared with a child
    fork = multiprocessing.get_context("fork")
    barrier, answers = fork.Barrier(len(jobs)), fork.Queue()
    children = [fork.Process(target=_run, args=(number, job, barrier, answers)) for number, job in enumerate(jobs)]
    for child in children:
        child.start()
    told = dict(answers.get(timeout=120) for _job in jobs)
    for child in children:
        child.join(30)
    return [told[number] for number in range(len(jobs))]


def _run(number: int, job: Job, barrier: Any, answers: Any) -> None:
    from django.db import connection

    connection.ensure_connection()
    barrier.wait(60)
    try:
        answer = job()
    except Exception as error:  # whatever it was, the test should read its name
        answer = type(error).__name__
    connection.close()
    answers.put((number, answer))


def pause_inside(name: str = "take_places") -> None:
    """A pause before and after the one statement that takes places."""
    from events.services import places

    guarded = getattr(places, name)

    def slowly(**values: Any) -> bool:
        time.sleep(PAUSE)
        taken = guarded(**values)
        time.sleep(PAUSE)
        return taken

    setattr(places, name, slowly)


if __name__ == "__main__":
    import django

    django.setup()
    from tests.events import race_scenes

    scene, *values = sys.argv[1:]
    pause_inside()
    print(json.dumps(getattr(race_scenes, scene)(*map(int, values)), default=str))  # noqa: T201
