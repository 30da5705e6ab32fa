"""`python -m tests.ready.steps migrate|demo|seed`: what happens in a process of the site's own, with its settings."""

import sys

import django
from django.core.management import call_command


def migrate() -> None:
    """All migrations on an empty database."""
    call_command("migrate", verbosity=0, interactive=False)


def seed() -> None:
    """The demo's rows and uploads, and nothing else."""
    call_command("seed_demo")


def demo() -> None:
    """What `serve --demo` prepares, then what its worker and its clock do in the first minute."""
    from site_project.management.commands.serve import Command  # noqa: PLC0415 - Django comes first

    Command().prepare(demo=True)
    call_command("db_worker", batch=True, interval=1, startup_delay=False, verbosity=0)
    call_command("tick")


if __name__ == "__main__":
    django.setup()
    {"migrate": migrate, "seed": seed, "demo": demo}[sys.argv[1]]()
