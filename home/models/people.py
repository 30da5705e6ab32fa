from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtail.search import index

from home.models.media import SchoolImage
from home.querysets import StaffMemberManager


class StaffMember(index.Indexed, models.Model):
    """A face and a name: somebody a parent can talk to."""

    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="staff_members")
    name = models.CharField(_("name"), max_length=80, help_text=_("As parents say it: Mrs Okafor, or Amara Okafor."))
    role = models.CharField(_("role"), max_length=120, help_text=_("In plain words: Family support lead."))
    photo = models.ForeignKey(
        SchoolImage, verbose_name=_("photo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    can_help_with = models.TextField(
        _("can help with"), max_length=300, blank=True, help_text=_("One or two warm sentences, in their own voice.")
    )
    days = models.CharField(_("days in school"), max_length=120, blank=True)
    at_the_gate = models.CharField(
        _("at the gate"), max_length=160, blank=True, help_text=_("Green gate, Monday and Thursday, 8:35 to 8:50.")
    )
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = StaffMemberManager()
    search_fields = [
        index.SearchField("name"),
        index.SearchField("role"),
        index.AutocompleteField("name"),
        index.FilterField("site"),
    ]

    class Meta:
        verbose_name = _("member of staff")
        verbose_name_plural = _("people at school")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}"
