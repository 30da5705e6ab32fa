"""A table to which lines are added and in which nothing is changed."""

from typing import Any, NoReturn

from django.db import models

REFUSAL = "The audit trail is never changed: lines are added, one at a time, by `privacy.audit.record`."


class AddOnlyQuerySet(models.QuerySet[Any]):
    """Refuses what would change or delete lines, or add them without their mark."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Raises TypeError."""
        raise TypeError(REFUSAL)

    def delete(self) -> NoReturn:
        """Raises TypeError."""
        raise TypeError(REFUSAL)

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raises TypeError."""
        raise TypeError(REFUSAL)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raises TypeError."""
        raise TypeError(REFUSAL)
