"""Wagtail's own database search, for words that people type.

On SQLite a lone quotation mark in an autocomplete is an error of its query language, and on PostgreSQL a NUL is one:
a 500 for whoever typed it in a list of the admin. Neither is part of a word, so neither reaches the database.
"""

from typing import Any

from modelsearch.backends.database import SearchBackend as database_backend

NOT_WORDS = str.maketrans({'"': " ", "\x00": " "})


class PlainWords:
    """For a search backend: what was typed, without the signs that the databases trip over."""

    def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        # The admin's lists cannot show an empty search (Wagtail 7.4): where nothing is left, look for a dash.
        words = (query.translate(NOT_WORDS).strip() or "-") if isinstance(query, str) else query
        return super()._search(query_compiler_class, words, model_or_queryset, **kwargs)


def SearchBackend(params: dict[str, Any]) -> Any:
    """The backend of the database that is in use, for plain words."""
    kind = type(database_backend(params))
    return type("PlainSearchBackend", (PlainWords, kind), {})(params)
