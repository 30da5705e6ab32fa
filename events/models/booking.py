import secrets
import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.enums import HOLDS_PLACES, LIVE, AttendeeKind, BookingState, Ring, Source
from events.models.occurrence import Occurrence
from events.party import Fallback, Party
from events.querysets import BookingQuerySet
from site_project.privacy.fields import SealedTextField

# Nothing that looks or sounds like another on a bad line: no I, L, O, S, 0, 1, 5.
REFERENCE_SIGNS = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
REFERENCE_LENGTH = 8


def new_reference() -> str:
    """A random reference that one can read out on the phone. It opens nothing."""
    return "".join(secrets.choice(REFERENCE_SIGNS) for _sign in range(REFERENCE_LENGTH))


class Booking(models.Model):
    """One family's places at one date, or its turn on the waiting list. Who they are is sealed.

    What a family waits for beside places that it has is a booking of its own, `part_of` the first: the first is
    never at risk. It has no name, address or link of its own (`lead` has), and is joined to the first when it
    comes true.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("reference"), max_length=8, unique=True, default=new_reference, editable=False)
    occurrence = models.ForeignKey(
        Occurrence, verbose_name=_("date"), on_delete=models.PROTECT, related_name="bookings"
    )
    part_of = models.ForeignKey("self", null=True, editable=False, on_delete=models.CASCADE, related_name="parts")
    state = models.CharField(_("state"), max_length=10, choices=BookingState, default=BookingState.CONFIRMED)
    contact_name = SealedTextField(_("name"), blank=True)
    email = SealedTextField(_("e-mail"), blank=True)
    phone = SealedTextField(_("phone"), blank=True)
    language = SealedTextField(_("language"), blank=True)
    interpreter = models.BooleanField(_("would like an interpreter"), default=False)
    needs = SealedTextField(_("what would help on the day"), blank=True)
    adults = models.PositiveSmallIntegerField(_("adults"))
    source = models.CharField(_("booked"), max_length=10, choices=Source, default=Source.WEB)
    without_childcare = models.BooleanField(_("can come without childcare"), default=False)
    fewer_adults = models.BooleanField(_("fewer adults is fine"), default=False)
    auto_accept = models.BooleanField(_("book us in automatically"), default=False)
    # The turn on the waiting list, kept through an offer; a new one comes after everybody who waits.
    queue_no = models.PositiveIntegerField(null=True, editable=False)
    overtaken = models.PositiveSmallIntegerField(_("times passed by"), default=0, editable=False)
    offered_at = models.DateTimeField(_("offered at"), null=True, editable=False)
    offer_expires_at = models.DateTimeField(_("offer ends"), null=True, editable=False)
    # After a date moved: said "still coming" by then, or the place goes to somebody else.
    confirm_by = models.DateTimeField(_("to confirm by"), null=True, editable=False)
    late_minutes = models.PositiveSmallIntegerField(_("minutes late"), null=True, editable=False)
    # Without an e-mail: what somebody still has to tell the family by phone. Empty: nothing.
    to_ring = models.CharField(_("to ring"), max_length=10, choices=Ring, blank=True, default="", editable=False)
    # By these we know the family again: its e-mail address, or its number where there is none; and its number.
    family_key = models.CharField(max_length=64, editable=False)
    phone_key = models.CharField(max_length=64, blank=True, editable=False)
    idempotency_key_hash = models.CharField(max_length=64, unique=True, editable=False)
    link_sent_at = models.DateTimeField(_("link last sent"), null=True, editable=False)
    # What was sent or said once: the day the family was reminded of or had no place at, thanks, a face tapped, words.
    reminded_of = models.DateField(null=True, editable=False)
    told_no_place_of = models.DateField(null=True, editable=False)
    thanked = models.BooleanField(default=False, editable=False)
    gave_answer = models.BooleanField(default=False, editable=False)
    gave_words = models.BooleanField(default=False, editable=False)
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
            models.CheckConstraint(condition=Q(adults__gte=1) | ~Q(part_of=None), name="booking_has_an_adult"),
            models.UniqueConstraint(
                fields=["occurrence", "family_key"],
                condition=Q(state__in=sorted(LIVE), part_of=None),
                name="booking_once_per_family",
            ),
            models.UniqueConstraint(
                fields=["part_of"], condition=Q(state__in=sorted(LIVE)), name="booking_waits_for_one_more_part"
            ),
            models.UniqueConstraint(
                fields=["occurrence", "queue_no"], condition=Q(state="waiting"), name="booking_has_its_own_turn"
            ),
            models.CheckConstraint(
                condition=Q(state="offered", offer_expires_at__gt=models.F("offered_at"))
                | (~Q(state="offered") & Q(offer_expires_at=None)),
                name="booking_offer_has_an_end",
            ),
            models.CheckConstraint(condition=~Q(state="waiting") | ~Q(queue_no=None), name="booking_waits_in_turn"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def lead(self) -> "Booking":
        """The booking that has the family's name, address and link."""
        return self.part_of or self

    @property
    def is_live(self) -> bool:
        """Whether it stands, holds an offer or waits."""
        return self.state in LIVE

    @property
    def holds_places(self) -> bool:
        """Whether its people fill places."""
        return self.state in HOLDS_PLACES

    @property
    def is_waiting(self) -> bool:
        """Whether it is on the waiting list."""
        return self.state == BookingState.WAITING

    @property
    def is_offered(self) -> bool:
        """Whether places are held until the family says yes or no."""
        return self.state == BookingState.OFFERED

    def offer_stands(self, now: datetime) -> bool:
        """Whether the family can still say yes."""
        return self.is_offered and self.offer_expires_at is not None and now < self.offer_expires_at

    @property
    def is_confirmed(self) -> bool:
        """Whether it is booked."""
        return self.state == BookingState.CONFIRMED

    @property
    def fallback(self) -> Fallback:
        """What the family would take if not all of it fits."""
        return Fallback(self.without_childcare, self.fewer_adults)

    @property
    def party(self) -> Party:
        """How many come. Counts the rows, so prefetch `attendees` in lists."""
        rows = self.attendees.all()
        kinds = [row.kind for row in rows]
        return Party(
            self.adults,
            kinds.count(AttendeeKind.CHILD_WITH_PARENT),
            kinds.count(AttendeeKind.CHILD_IN_CHILDCARE),
            sum(row.care_units for row in rows),
        )

    @property
    def children_in_childcare(self) -> list[Any]:
        """The children whom we look after."""
        return [row for row in self.attendees.all() if row.kind == AttendeeKind.CHILD_IN_CHILDCARE]

    @property
    def reference_groups(self) -> list[str]:
        """The reference in groups of four, as people read it out."""
        return [self.reference[:4], self.reference[4:]]


class BookingLink(models.Model):
    """One private link to a booking. Each letter carries one of its own; only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("private link")
        verbose_name_plural = _("private links")

    def __str__(self) -> str:
        return str(self.pk)


class ChangeKey(models.Model):
    """One form by which a family changed its booking: it counts once, also when a later one came in between."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="change_keys")
    key_hash = models.CharField(max_length=64, unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("form of a change")
        verbose_name_plural = _("forms of changes")

    def __str__(self) -> str:
        return str(self.pk)
