import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.enums import AgeBand, AttendeeKind
from events.models.booking import Booking
from events.querysets import AttendeeQuerySet
from site_project.privacy.fields import SealedTextField


class Attendee(models.Model):
    """A child who comes along. Of one who stays with the parent we know nothing but that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="attendees")
    kind = models.CharField(_("kind"), max_length=20, choices=AttendeeKind)
    known_as = SealedTextField(_("known as"), blank=True)
    age_band = models.CharField(_("age"), max_length=4, choices=AgeBand, blank=True)
    # As the ratio was when the child was booked (`events.ratio`): a later change of settings overbooks nobody.
    care_units = models.PositiveSmallIntegerField(default=0, editable=False)
    from_class = SealedTextField(_("class we bring the child from"), blank=True)
    # On the child's label and its parent's, on the day: one of its own at each date (`services.labels`).
    label_no = models.PositiveSmallIntegerField(_("label"), null=True, editable=False)

    objects = AttendeeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("child at an event")
        verbose_name_plural = _("children at events")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=AttendeeKind.CHILD_WITH_PARENT, care_units=0)
                | (Q(kind=AttendeeKind.CHILD_IN_CHILDCARE, care_units__gt=0) & ~Q(age_band="")),
                name="attendee_in_care_has_age_and_units",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CareDetails(models.Model):
    """What the childcare room needs to know of a child. Sealed, in this table only, deleted on `purge_after`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    attendee = models.OneToOneField(Attendee, on_delete=models.CASCADE, related_name="care")
    no_allergies = models.BooleanField(_("no allergies"), default=False)
    allergies = SealedTextField(_("allergies"), blank=True)
    medical = SealedTextField(_("medical needs"), blank=True)
    support = SealedTextField(_("support"), blank=True)
    who_may_collect = SealedTextField(_("who may collect"), blank=True)
    emergency_name = SealedTextField(_("whom to ring"), blank=True)
    emergency_phone = SealedTextField(_("their phone"), blank=True)
    purge_after = models.DateField(_("deleted after"), db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("care sheet")
        verbose_name_plural = _("care sheets")

    def __str__(self) -> str:
        return str(self.pk)
