"""Wrapping every sealed value with the newest field key, a little at a time."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast

from site_project.privacy.fields import SealedTextField, context_of
from site_project.privacy.keys import cipher


def sealed_fields() -> Iterator[tuple[type[models.Model], SealedTextField]]:
    """Every sealed field of every model."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedTextField):
                yield model, field


def rotate_all() -> int:
    """Rewrap what an older key wraps. Returns how many values changed.

    Each value changes by itself, only while it is still the one that was read: safe beside a running site,
    safe to stop at any moment and to start again. Raises CannotOpen where a value's key is not here.
    """
    return sum(_rotate(model, field) for model, field in sealed_fields())


def _rotate(model: type[models.Model], field: SealedTextField) -> int:
    rows = model._base_manager.exclude(**{f"{field.attname}__isnull": True})
    changed = 0
    for row in rows.only("pk", field.attname).iterator(chunk_size=500):
        old = row.__dict__[field.attname]  # as stored: rotation never opens the words
        if not old or cipher().is_newest(old):
            continue
        new = type(old)(cipher().rewrap(old, context_of(row, field.attname)))
        changed += _replace(model, field, row.pk, old, new)
    return changed


def _replace(model: type[models.Model], field: SealedTextField, pk: object, old: str, new: str) -> int:
    """One guarded UPDATE. The comparison with the stored value needs a plain text expression: lookups are off."""
    stored = Cast(field.attname, models.TextField())
    return (
        model._base_manager.filter(pk=pk)
        .alias(stored=stored)
        .filter(stored=models.Value(str(old), output_field=models.TextField()))
        .update(**{field.attname: new})
    )
