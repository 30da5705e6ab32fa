"""A site's folder as `migrate` leaves it, and as the demo school's first minute leaves it."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from site_project.env import BASE_DIR
from tests.ready.once import made_once

DATABASE = "schoolgate.sqlite3"
KEPT = BASE_DIR / "var" / "tests"
# What decides how an empty database looks: the migrations, the project's own column types, the libraries.
DECIDES = ["*/migrations/*.py", "*/*/migrations/*.py", "**/fields.py", "requirements-dev.txt"]


def do(step: str, folder: Path, **more: str) -> None:
    """Run one step of `tests.ready.steps` in `folder` and wait for it. Raises CalledProcessError."""
    demo = {"DJANGO_SETTINGS_MODULE": "site_project.settings.dev", "DATA_DIR": str(folder), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "tests.ready.steps", step]
    subprocess.run(command, cwd=BASE_DIR, env={**os.environ, **demo, **more}, check=True, stdout=subprocess.DEVNULL)


def fingerprint() -> str:
    """Another one for every other set of migrations and libraries."""
    read = hashlib.sha256(sys.version.encode())
    for path in sorted({path for pattern in DECIDES for path in BASE_DIR.glob(pattern) if ".venv" not in path.parts}):
        read.update(path.relative_to(BASE_DIR).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return read.hexdigest()[:16]


def migrated() -> Path:
    """The folder of a site after all migrations. Kept under var/tests until a migration or a library changes."""
    return made_once(KEPT / f"migrated-{fingerprint()}", lambda folder: do("migrate", folder))


def demo_school(run: Path) -> Path:
    """The folder of the demo school after its first minute; `run` is the folder of this test run."""

    def make(folder: Path) -> None:
        copy_of(migrated(), folder)
        do("demo", folder)

    return made_once(run / "demo-school", make)


def copy_of(made: Path, folder: Path) -> Path:
    """Put everything of `made` into `folder`. Returns `folder`."""
    return Path(shutil.copytree(made, folder, dirs_exist_ok=True))
