"""The same on a PostgreSQL server, where a database is the copy of another (CREATE DATABASE … TEMPLATE)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier

from tests.ready.once import made_once
from tests.ready.school import do


def _url(name: str) -> str:
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def _template(kind: str) -> str:
    return f"test_{urlsplit(os.environ['DATABASE_URL']).path.strip('/')}_{kind}"


def _say(command: str, *names: str) -> None:
    with psycopg.connect(_url("postgres"), autocommit=True) as server:
        server.execute(SQL(command).format(*map(Identifier, names)))


def migrated(run: Path) -> str:
    """The name of a database after all migrations, made once in the test run whose folder is `run`."""
    name = _template("migrated")

    def make(folder: Path) -> None:
        _say("DROP DATABASE IF EXISTS {}", name)
        _say("CREATE DATABASE {}", name)
        do("migrate", folder, DATABASE_URL=_url(name))

    made_once(run / name, make)
    return name


def demo_template() -> str:
    """The name of the database that `demo_school` fills."""
    return _template("demo")


def demo_school(run: Path) -> Path:
    """The folder of the demo school whose rows are in `demo_template()`; made once in the run."""

    def make(folder: Path) -> None:
        _say("DROP DATABASE IF EXISTS {}", demo_template())
        _say("CREATE DATABASE {} TEMPLATE {}", demo_template(), migrated(run))
        do("seed", folder, DATABASE_URL=_url(demo_template()))

    return made_once(run / demo_template(), make)


@contextmanager
def clone(template: str, name: str) -> Iterator[None]:
    """A copy of the database `template` under another name, gone afterwards."""
    _say("DROP DATABASE IF EXISTS {}", name)
    _say("CREATE DATABASE {} TEMPLATE {}", name, template)
    try:
        yield
    finally:
        _say("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def drop_templates() -> None:
    """What this run made and nobody needs any more."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        for kind in ("migrated", "demo"):
            _say("DROP DATABASE IF EXISTS {}", _template(kind))
