"""A text field whose words are sealed in the database and open only on their own row.

The row is named by its primary key, so a model with sealed fields needs a key that exists before the
first save: a UUID with a default. Looking up and bulk updates by words are refused: they would need the
words in the database.
"""

from typing import Any

from django.db import models

from site_project.privacy.cipher import CannotOpen
from site_project.privacy.keys import cipher
from site_project.privacy.unopened import instead


class SealedValue(str):
    """A value as the database holds it. `str()` of it is the sealed form, never the words."""

    __slots__ = ()


def context_of(instance: models.Model, field_name: str) -> str:
    """What a sealed value is bound to: model, field and row."""
    return f"{instance._meta.label_lower}:{field_name}:{instance.pk}"


class _OpensOnRead:
    """Descriptor: sealed values open when somebody asks for them, and only then."""

    def __init__(self, field: "SealedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if isinstance(value, SealedValue):
            try:
                value = cipher().open(value, context_of(instance, name))
            except CannotOpen:
                sentence = instead(instance.pk)
                if sentence is None:
                    raise
                return sentence  # the row keeps what is stored
            instance.__dict__[name] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.TextField):
    """Words that nobody can read in the database. Empty stays empty."""

    description = "Encrypted text"

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _OpensOnRead(self))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return SealedValue(value) if value else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = model_instance.__dict__.get(self.attname)
        if not value or isinstance(value, SealedValue):
            return value
        return SealedValue(cipher().seal(str(value), context_of(model_instance, self.attname)))

    def get_prep_value(self, value: Any) -> Any:
        if value and not isinstance(value, SealedValue):
            raise TypeError(f"{self.name} is sealed: save the row instead of updating or filtering by words.")
        return super().get_prep_value(value)

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None
