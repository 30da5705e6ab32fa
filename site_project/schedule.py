"""Work that falls due by the clock. `settings.TICK_JOBS` lists it; `manage.py tick` does it."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string


def publish_scheduled_pages() -> int:
    """Publish and unpublish the pages whose time has come (Wagtail's own command)."""
    call_command("publish_scheduled", verbosity=0)
    return 0


def forget_finished_tasks() -> int:
    """Delete what the worker has long done (its own command; the queue holds ids only, but need not keep them)."""
    call_command("prune_db_task_results", verbosity=0, min_age_days=7, failed_min_age_days=30)
    return 0


def run_due_jobs() -> dict[str, int]:
    """Run every job once. Returns what each did. Each is safe to run twice at once."""
    jobs: dict[str, Callable[[], int]] = {name: import_string(name) for name in settings.TICK_JOBS}
    return {name: job() for name, job in jobs.items()}
