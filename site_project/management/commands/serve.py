"""One foreground process for a school that tries the site out: web server, worker and clock together."""

import signal
import socket
import subprocess
import sys
import threading
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from site_project.env import BASE_DIR
from site_project.privacy.key_check import refuse_wrong_keys
from site_project.staff.approval import prepare_staff
from site_project.staff.demo import sign_in_card
from site_project.staff.models import User
from site_project.static_stamp import static_files_changed

TICK_EVERY = 60  # seconds
STOP_WITHIN = 8  # seconds until a child that does not listen is ended


class Command(BaseCommand):
    help = "Prepares the site if need be, then runs the web server, the task worker and the clock until Ctrl-C."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--demo", action="store_true", help="Fill an empty site with the demo school.")

    def handle(self, *args, **options) -> None:
        refuse_taken_port(settings.HOST, settings.PORT)
        self.prepare(demo=options["demo"])
        connections.close_all()
        children = [subprocess.Popen(command, cwd=BASE_DIR) for command in commands(settings.PORT)]  # noqa: S603 - our own two
        self.stdout.write(f"\nSchoolgate is open at {settings.BASE_URL}/ (Ctrl-C stops it)\n")
        self.stdout.flush()
        try:
            watch(children)
        finally:
            stop(children)

    def prepare(self, *, demo: bool) -> None:
        """Bring database, static files and demo content up to date; quick when they are."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
        refuse_wrong_keys()
        with transaction.atomic():
            prepare_staff()
        if static_files_changed():
            call_command("collectstatic", verbosity=0, interactive=False)
        if demo and not User.objects.exists():
            call_command("seed_demo", stdout=self.stdout)
        elif demo:
            self.stdout.write(sign_in_card())
        if demo:
            take_address()


def take_address() -> None:
    """Links in the demo's letters lead to this very demo, also when it runs at another port than last time."""
    base = urlsplit(settings.BASE_URL)
    port = base.port or (443 if base.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=base.hostname, port=port)
    Site.clear_site_root_paths_cache()


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CommandError where somebody listens already: the web server would share the port in silence."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            raise CommandError(f"Port {port} is taken. Stop what runs there, or choose one: PORT=8001") from None


def commands(port: int) -> list[list[str]]:
    """The two child processes. WSGI with a few threads: pages take milliseconds, and SQLite has one writer."""
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", settings.HOST]
    web += ["--port", str(port), "--workers", "2", "--blocking-threads", "2", "--no-ws", "--log-level", "warning"]
    worker = [sys.executable, "manage.py", "db_worker", "--interval", "1", "--no-startup-delay", "-v", "0"]
    return [[*web, "site_project.wsgi:application"], worker]


def watch(children: list[subprocess.Popen[bytes]]) -> None:
    """Keep the clock until a signal comes or a child ends. Raises CommandError for the latter."""
    asked_to_stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked_to_stop.set())
    due = time.monotonic() + TICK_EVERY
    clock: subprocess.Popen[bytes] | None = None
    while not asked_to_stop.wait(1):
        if any(child.poll() is not None for child in children):
            raise CommandError("The web server or the worker stopped by itself. Its last words are above.")
        if time.monotonic() >= due and (clock is None or clock.poll() is not None):
            # A process of its own: whatever goes wrong in it, the site stays open and the next minute comes.
            clock = subprocess.Popen([sys.executable, "manage.py", "tick"], cwd=BASE_DIR)  # noqa: S603 - our own
            due = time.monotonic() + TICK_EVERY
    if clock is not None:
        stop([clock])


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask the children to end, and end those that do not."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
