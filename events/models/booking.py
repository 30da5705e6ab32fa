import secrets
import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.enums import LIVE, AttendeeKind, BookingState, Source
from events.models.occurrence import Occurrence
from events.party import Party
from events.querysets import BookingQuerySet
from site_project.privacy.fields import SealedTextField

# Nothing that looks or sounds like another on a bad line: no I, L, O, S, 0, 1, 5.
REFERENCE_SIGNS = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
REFERENCE_LENGTH = 8


def new_reference() -> str:
    """A random reference that one can read out on the phone. It opens nothing."""
    return "".join(secrets.choice(REFERENCE_SIGNS) for _sign in range(REFERENCE_LENGTH))


class Booking(models.Model):
    """One family's places at one date. Who they are is sealed; only the link's hash is kept, never the link."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("reference"), max_length=8, unique=True, default=new_reference, editable=False)
    occurrence = models.ForeignKey(
        Occurrence, verbose_name=_("date"), on_delete=models.PROTECT, related_name="bookings"
    )
    state = models.CharField(_("state"), max_length=10, choices=BookingState, default=BookingState.CONFIRMED)
    contact_name = SealedTextField(_("name"))
    email = SealedTextField(_("e-mail"), blank=True)
    phone = SealedTextField(_("phone"), blank=True)
    language = SealedTextField(_("language"), blank=True)
    interpreter = models.BooleanField(_("would like an interpreter"), default=False)
    needs = SealedTextField(_("what would help on the day"), blank=True)
    adults = models.PositiveSmallIntegerField(_("adults"))
    source = models.CharField(_("booked"), max_length=10, choices=Source, default=Source.WEB)
    family_key = models.CharField(max_length=64, editable=False)
    idempotency_key_hash = models.CharField(max_length=64, unique=True, editable=False)
    change_key_hash = models.CharField(max_length=64, blank=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    link_sent_at = models.DateTimeField(_("link last sent"), null=True, editable=False)
    created_at = models.DateTimeField(_("booked at"), auto_now_add=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = BookingQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(adults__gte=1), name="booking_has_an_adult"),
            models.UniqueConstraint(
                fields=["occurrence", "family_key"],
                condition=Q(state__in=sorted(LIVE)),
                name="booking_once_per_family",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_live(self) -> bool:
        """Whether it stands."""
        return self.state in LIVE

    @property
    def party(self) -> Party:
        """How many come. Counts the rows, so prefetch `attendees` in lists."""
        kinds = [attendee.kind for attendee in self.attendees.all()]
        return Party(
            self.adults, kinds.count(AttendeeKind.CHILD_WITH_PARENT), kinds.count(AttendeeKind.CHILD_IN_CHILDCARE)
        )

    @property
    def children_in_childcare(self) -> list[Any]:
        """The children whom we look after."""
        return [row for row in self.attendees.all() if row.kind == AttendeeKind.CHILD_IN_CHILDCARE]

    @property
    def reference_groups(self) -> list[str]:
        """The reference in groups of four, as people read it out."""
        return [self.reference[:4], self.reference[4:]]
