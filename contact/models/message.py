import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contact.enums import Direction, PartOfDay
from contact.models.case import Case
from contact.querysets import MessageQuerySet
from site_project.privacy.fields import SealedTextField


class Message(models.Model):
    """Something a family or the team wrote. It is never changed: what was said was said.

    Only the day and the part of the day are kept. `position` keeps the order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="messages")
    direction = models.CharField(_("from"), max_length=10, choices=Direction.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who wrote"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    created_on = models.DateField(_("day"))
    part_of_day = models.CharField(_("part of the day"), max_length=10, choices=PartOfDay.choices)
    position = models.PositiveIntegerField(_("place in the thread"))
    body = SealedTextField(_("words"))
    read_by_parent_on = models.DateField(_("opened by the family on"), null=True, blank=True)
    idempotency_key_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)

    objects = MessageQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["case", "position"]
        constraints = [models.UniqueConstraint(fields=["case", "position"], name="one_message_per_place")]

    def __str__(self) -> str:
        return f"{self.case.ref}-{self.position}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new message. Raises TypeError for one that is there already."""
        if not self._state.adding:
            raise TypeError("A message is never changed.")
        super().save(*args, **kwargs)

    @property
    def is_from_family(self) -> bool:
        """Whether the family wrote it."""
        return self.direction == Direction.PARENT
