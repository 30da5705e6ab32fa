"""What follows when something is saved: a page with another title or place is news for calendars.

The signal of the model and not that of publishing: approval, bulk actions and the clock all end in a save.
"""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver

from events.models import EventPage
from events.services.calendars import raise_sequences


@receiver(pre_save, sender=EventPage, dispatch_uid="calendars hear of a new title or place")
def tell_calendars(
    instance: EventPage, raw: bool = False, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Before the page is saved, in the transaction of `Page.save`."""
    if instance.pk and not raw:
        raise_sequences(page=instance, saving=update_fields)
