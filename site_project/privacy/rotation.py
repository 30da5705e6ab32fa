"""Wrapping every sealed value with the newest field key, a little at a time.

Values that are sealed outside of a `SealedTextField` (inside JSON, in another package's table) take part through
`settings.ROTATIONS`: dotted names of functions that return how many values an older key wraps. Called with
`only_count=True` they only count; otherwise they wrap those anew with `cipher().rewrap(value, context)`, each only
while it is still the value that was read, leave out what cannot be opened, and return how many changed.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Cast, Substr
from django.utils.module_loading import import_string

from site_project.privacy.cipher import SHOWN_SIGNS, CannotOpen
from site_project.privacy.fields import SealedTextField, context_of
from site_project.privacy.keys import cipher
from site_project.privacy.models import KeyCheck

AT_ONCE = 200  # values in one transaction: a running site waits for no more than these
Told = Callable[[str, int], None]
Sealed = tuple[type[models.Model], SealedTextField]


def sealed_fields() -> Iterator[Sealed]:
    """Every sealed field of every model, the key check last."""
    for model in sorted(apps.get_models(), key=lambda model: model is KeyCheck):
        for field in model._meta.local_fields:
            if isinstance(field, SealedTextField):
                yield model, field


def rotate_all(told: Told = lambda name, changed: None) -> int:
    """Rewrap what an older key wraps. Returns how many values changed; `told` hears of each place that is done.

    Each value changes only while it is still the one that was read: safe beside a running site, safe to stop at any
    moment and to start again. What cannot be opened stays as it is (`under_older_keys` counts it), and then the key
    check stays too: the site must not start without a key that something needs.
    """
    total = 0
    for name in settings.ROTATIONS:
        total += _done(told, name, import_string(name)())
    for model, field in sealed_fields():
        if model is KeyCheck and under_older_keys(but=KeyCheck):
            continue
        total += _done(told, str(field), _rotate(model, field))
    return total


def under_older_keys(*, but: type[models.Model] | None = None) -> dict[str, int]:
    """Where the newest key does not wrap everything yet, and how many values are left there. Opens nothing."""
    left = {name: import_string(name)(only_count=True) for name in settings.ROTATIONS}
    for model, field in sealed_fields():
        if model is not but:
            left[str(field)] = _others(model, field, cipher().beginnings()[:1]).count()
    return {name: count for name, count in left.items() if count}


def some_key_is_missing() -> bool:
    """Whether any sealed field holds a value that none of the keys wraps. Opens nothing."""
    return any(_others(model, field, cipher().beginnings()).exists() for model, field in sealed_fields())


def _done(told: Told, name: str, changed: int) -> int:
    told(name, changed)
    return changed


def _others(model: type[models.Model], field: SealedTextField, beginnings: Iterable[str]) -> models.QuerySet[Any]:
    """The rows, by primary key, whose sealed value begins with none of these."""
    text = models.TextField()
    begins = Substr(Cast(field.attname, text), 1, SHOWN_SIGNS)
    sealed = model._base_manager.exclude(**{f"{field.attname}__isnull": True}).alias(begins=begins)
    for beginning in ["", *beginnings]:
        sealed = sealed.exclude(begins=models.Value(beginning, output_field=text))
    return sealed.order_by("pk")


def _rotate(model: type[models.Model], field: SealedTextField) -> int:
    older = _others(model, field, cipher().beginnings()[:1]).only("pk", field.attname)
    changed, rows = 0, list(older[:AT_ONCE])
    while rows:
        with transaction.atomic():
            changed += sum(_rewrap(model, field, row) for row in rows)
        rows = list(older.filter(pk__gt=rows[-1].pk)[:AT_ONCE])
    return changed


def _rewrap(model: type[models.Model], field: SealedTextField, row: models.Model) -> int:
    """One guarded UPDATE. The comparison with the stored value needs a plain text expression: lookups are off."""
    old = row.__dict__[field.attname]  # as stored: rotation never opens the words
    try:
        new = type(old)(cipher().rewrap(old, context_of(row, field.attname)))
    except CannotOpen:
        return 0
    return (
        model._base_manager.filter(pk=row.pk)
        .alias(stored=Cast(field.attname, models.TextField()))
        .filter(stored=models.Value(str(old), output_field=models.TextField()))
        .update(**{field.attname: new})
    )
