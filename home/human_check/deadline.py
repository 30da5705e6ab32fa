"""A question with a deadline for all of it. A socket's time-out counts each part anew and the search for a name not."""

import queue
import threading
from collections.abc import Callable

from home.human_check.answer import Answer

# One question at a time in each process: the threads that serve pages are few, and Google must not hold them all.
LINE = threading.BoundedSemaphore(1)


def in_time(ask: Callable[[], Answer], *, seconds: float) -> Answer:
    """What `ask` answers within `seconds`; else, or while another question is open, that nothing is known."""
    if not LINE.acquire(blocking=False):
        return Answer.UNVERIFIED
    said: queue.SimpleQueue[Answer] = queue.SimpleQueue()

    def run() -> None:
        answer = Answer.UNVERIFIED
        try:
            answer = ask()
        finally:
            LINE.release()
            said.put(answer)

    try:
        threading.Thread(target=run, daemon=True).start()
    except RuntimeError:  # the machine has no thread left
        LINE.release()
        return Answer.UNVERIFIED
    try:
        return said.get(timeout=seconds)
    except queue.Empty:
        return Answer.UNVERIFIED
