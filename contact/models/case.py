import secrets
import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contact.codes import ALPHABET
from contact.enums import NEEDS_US, Doubt, HumanCheck, Language, Outcome, Reason, Recorded, Source, Status
from contact.querysets import CaseQuerySet
from site_project.privacy.fields import SealedTextField


def new_ref() -> str:
    """Six random signs by which staff name a case. They tell nothing: neither order nor number."""
    return "".join(secrets.choice(ALPHABET) for _sign in range(6))


class Case(models.Model):
    """What one family told us, and where it stands. Its words are sealed; `str()` of it is its reference."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.PROTECT, related_name="cases")
    ref = models.CharField(_("reference"), max_length=8, unique=True, default=new_ref)
    status = models.CharField(_("where it stands"), max_length=10, choices=Status.choices, default=Status.NEW)
    source = models.CharField(_("how it came"), max_length=10, choices=Source.choices, default=Source.WEB)
    opened_on = models.DateField(_("came on"), default=timezone.localdate)
    due_on = models.DateField(_("answer by"))
    last_activity_on = models.DateField(_("last touched on"), default=timezone.localdate)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who answers"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    language = models.CharField(_("language"), max_length=5, choices=Language.choices, default=Language.ENGLISH)
    interpreter = models.BooleanField(_("would like an interpreter"), default=False)
    summary = SealedTextField(_("our label"), blank=True)
    child = SealedTextField(_("child"), blank=True)
    class_year = SealedTextField(_("class"), blank=True)
    barriers = SealedTextField(_("ticked"), blank=True, help_text=_("One reason a line, by its name in the code."))
    doubt = models.CharField(_("why it was held back"), max_length=10, choices=Doubt.choices, blank=True)
    human_check = models.CharField(_("check"), max_length=10, choices=HumanCheck.choices, blank=True)
    escalated_on = models.DateField(_("told to the safeguarding lead on"), null=True, blank=True)
    recorded = models.CharField(_("in our safeguarding record"), max_length=10, choices=Recorded.choices, blank=True)
    recorded_why = SealedTextField(_("why nothing of it belongs there"), blank=True)
    recorded_on = models.DateField(_("recorded on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who recorded it"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    held_on = models.DateField(_("on hold since"), null=True, blank=True)
    held_why = SealedTextField(_("why it is on hold"), blank=True)
    do_not_disclose = models.BooleanField(_("do not give to others"), default=False)
    do_not_disclose_to = SealedTextField(_("to whom not"), blank=True)
    excluded = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("who must not read it"), blank=True, related_name="+"
    )
    outcome = models.CharField(_("how it ended"), max_length=10, choices=Outcome.choices, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    erasure_asked_on = models.DateField(_("asked to be deleted on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, help_text=_("Grows with every change, so that two people notice."))
    idempotency_key_hash = models.CharField(max_length=64, unique=True)

    objects = CaseQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-opened_on", "ref"]
        indexes = [models.Index(fields=["site", "status", "due_on"])]

    def __str__(self) -> str:
        return self.ref

    @property
    def needs_us(self) -> bool:
        """Whether the family waits for us."""
        return self.status in NEEDS_US

    @property
    def is_overdue(self) -> bool:
        """Whether the family waits longer than we promised."""
        return self.needs_us and self.due_on < timezone.localdate()

    @property
    def closed_day(self) -> date | None:
        """Since when it is closed; None while it is not."""
        return (self.closed_on or self.last_activity_on) if self.status == Status.CLOSED else None

    @property
    def ticked(self) -> list[str]:
        """The boxes that the family ticked, in words. One that the code no longer knows is shown by its name."""
        words = {reason.value: reason.label for reason in Reason}
        return [str(words.get(name, name)) for name in self.barriers.splitlines()]
