"""Looks for words where they must not be, in every shape that a careless line of code could give them."""

import base64
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection


def shapes(words: str) -> dict[str, bytes]:
    """`words` as they are, and as encodings would hide them from a plain search."""
    raw = words.encode()
    found = {
        "utf-8": raw,
        "utf-16": words.encode("utf-16-le"),
        "url": quote(words).encode(),
        "form": quote_plus(words).encode(),
        "json": json.dumps(words)[1:-1].encode(),
        "hex": raw.hex().encode(),
    }
    for before in range(3):  # base 64 looks different at each of three places
        whole = base64.b64encode(b"\x00" * before + raw)
        found[f"base64+{before}"] = whole[(before * 8 + 5) // 6 : len(whole) - 4]
    return found


def places() -> Iterator[tuple[str, bytes]]:
    """Every value of every row of every table, every upload, and everything in the cache, each with where it is."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    is_raw = isinstance(value, bytes | memoryview)
                    yield f"{table}.{column}", bytes(value) if is_raw else str(value).encode("utf-8", "replace")
    for session in Session.objects.all():
        yield "session", json.dumps(session.get_decoded(), ensure_ascii=False).encode()
    for path in filter(Path.is_file, Path(settings.MEDIA_ROOT).rglob("*")):
        yield "media", path.name.encode() + path.read_bytes()
    for key, value in cache._cache.items():
        yield "cache", key.encode() + (value if isinstance(value, bytes) else pickle.dumps(value))


def leaks(words: list[str]) -> set[str]:
    """Where any of `words` can be found, and in what shape."""
    sought = [(shape, form) for word in words for shape, form in shapes(word).items()]
    return {f"{place} ({shape})" for place, raw in places() for shape, form in sought if form in raw}
