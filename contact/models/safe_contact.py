import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.enums import NEEDS_AN_ADDRESS, Wants
from contact.models.case import Case
from site_project.privacy.fields import SealedTextField


class SafeContact(models.Model):
    """How a family may be reached without harm. Anything that is not said here is not safe."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="safe_contact")
    wants = models.CharField(_("how to reply"), max_length=10, choices=Wants.choices, default=Wants.CODE)
    value = SealedTextField(_("number or address"), blank=True)
    safe_times = SealedTextField(_("safe times"), blank=True)
    voicemail_ok = models.BooleanField(_("we may leave a voice message"), default=False)
    text_ok = models.BooleanField(_("we may text"), default=False)
    if_somebody_else = SealedTextField(_("what to say if somebody else answers"), blank=True)
    confirmed_on = models.DateField(_("said or confirmed on"), default=timezone.localdate)
    version = models.PositiveIntegerField(default=1, help_text=_("Grows when the family changes its wishes."))
    must_not_know = SealedTextField(_("who must not know"), blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("safe contact")
        verbose_name_plural = _("safe contacts")

    def __str__(self) -> str:
        return self.case.ref

    @property
    def is_by_code_only(self) -> bool:
        """Whether nobody may ring, text or write to this family."""
        return self.wants not in NEEDS_AN_ADDRESS
