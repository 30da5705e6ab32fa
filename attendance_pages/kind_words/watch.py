"""What stands on a page is read again whenever a page or snippet is saved, published, taken down, moved or deleted.

The signals of models and not those of publishing: workflows, bulk actions and the clock all end in a save.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import post_page_move
from wagtail.snippets.models import get_snippet_models

from attendance_pages.kind_words.passages import snippet_models, word_fields
from attendance_pages.kind_words.querysets import kept_under
from attendance_pages.kind_words.services import forget, renew_findings

ALSO_MATTERS = {"live", "explains_the_law", "site"}


def start() -> None:
    """Once, when the site starts."""
    for signal, reader in [(post_save, read_saved), (post_delete, forget_deleted), (post_page_move, read_moved)]:
        signal.connect(reader, dispatch_uid=f"kind_words.{reader.__name__}")


def is_watched(model: type[Model]) -> bool:
    """Whether the words of this model are for families."""
    return issubclass(model, Page) or (model in get_snippet_models() and model in snippet_models())


def read_saved(sender: type[Model], instance: Model, update_fields: Any = None, raw: bool = False, **rest: Any) -> None:
    """After a save. A draft changes none of these fields of the live row (autosave comes here all the time)."""
    if raw or not is_watched(sender):
        return
    if update_fields is None or set(update_fields) & {*word_fields(sender), *ALSO_MATTERS}:
        _read_later(instance)


def read_moved(instance: Page, **rest: Any) -> None:
    """After a move: a page and what hangs below it may now belong to another school."""
    for page in instance.get_descendants(inclusive=True):
        _read_later(page)


def forget_deleted(sender: type[Model], instance: Model, **rest: Any) -> None:
    """After a page or snippet is gone."""
    if is_watched(sender):
        forget(kept_under(instance), instance.pk)


def _read_later(item: Model) -> None:
    # Robust: a word that cannot be read must never keep a page from being published.
    transaction.on_commit(partial(renew_findings, kept_under(item), item.pk), robust=True)
