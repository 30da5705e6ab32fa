import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.enums import Collector, Direction
from events.models.attendee import Attendee
from events.models.booking import Booking
from events.querysets import AppendOnly, MovementQuerySet
from site_project.privacy.fields import SealedTextField


class Movement(models.Model):
    """Somebody came in or went out, as staff pressed it on the day. Never changed: an undo is one more line.

    With `attendee` it is a child that goes into our room or out of it; without, so many people of the family that
    come into the building or leave it. Who is in the building is all INs less all OUTs (`events.presence`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="movements")
    attendee = models.ForeignKey(Attendee, null=True, on_delete=models.CASCADE, related_name="movements")
    # The order in which they happened to this family. A second press of the same moment would have the same number.
    number = models.PositiveSmallIntegerField()
    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    adults = models.PositiveSmallIntegerField(_("adults"), default=0)
    children_along = models.PositiveSmallIntegerField(_("children who stay with them"), default=0)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who pressed"), null=True, on_delete=models.SET_NULL
    )
    collector = models.CharField(_("who collected"), max_length=6, choices=Collector, blank=True)
    collected_by = SealedTextField(_("name of who collected"), blank=True)
    collected_why = SealedTextField(_("why somebody else"), blank=True)
    undoes = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="undone_by")

    objects = MovementQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("movement on the day")
        verbose_name_plural = _("movements on the day")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["booking", "number"], name="movement_once"),
            models.CheckConstraint(
                condition=Q(attendee=None) & (Q(adults__gte=1) | Q(children_along__gte=1))
                | Q(attendee__isnull=False, adults=0, children_along=0),
                name="movement_of_a_child_or_a_family",
            ),
            models.CheckConstraint(
                condition=Q(attendee=None) | Q(direction="in") | Q(undoes__isnull=False) | ~Q(collector=""),
                name="movement_out_has_a_collector",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only once."""
        if not self._state.adding:
            raise AppendOnly("Add a movement that undoes the other.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Always raises `AppendOnly`."""
        raise AppendOnly("A movement goes with its booking.")
