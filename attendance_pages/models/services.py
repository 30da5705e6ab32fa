from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtail.search import index

from attendance_pages.querysets import SupportServiceQuerySet


class SupportService(index.Indexed, models.Model):
    """A place outside school that can help.

    Field names follow Open Referral's HSDS 3 where it has one, so that a school can share its list.
    """

    class Status(models.TextChoices):
        ACTIVE = "active", _("open")
        TEMPORARILY_CLOSED = "temporarily closed", _("closed for a while")
        INACTIVE = "inactive", _("not shown")

    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="support_services")
    name = models.CharField(_("name"), max_length=100)
    description = models.TextField(
        _("what they can do for you"), max_length=400, help_text=_("One or two short sentences, spoken to a parent.")
    )
    url = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    phone_note = models.CharField(_("about the phone"), max_length=140, blank=True)
    text_number = models.CharField(_("number for texts"), max_length=20, blank=True)
    text_word = models.CharField(_("word to text"), max_length=20, blank=True)
    hours = models.CharField(_("when they answer"), max_length=140, blank=True)
    cost = models.CharField(_("cost"), max_length=80, blank=True)
    ages = models.CharField(_("ages"), max_length=80, blank=True)
    area = models.CharField(_("where"), max_length=80, blank=True)
    languages = models.CharField(_("languages"), max_length=140, blank=True)
    referral = models.CharField(_("how to get in"), max_length=140, blank=True)
    needs = models.CharField(
        _("for"), max_length=140, blank=True, help_text=_("In parents' words, with commas: worried, money, talk.")
    )
    what_to_say = models.CharField(_("what to say when you ring"), max_length=200, blank=True)
    alert = models.CharField(_("short notice"), max_length=200, blank=True, help_text=_("Such as: new number in May."))
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.ACTIVE)
    assured_date = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day somebody at school rang or looked. Empty: not shown."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = SupportServiceQuerySet.as_manager()
    search_fields = [
        index.SearchField("name"),
        index.SearchField("description"),
        index.SearchField("needs"),
        index.AutocompleteField("name"),
        index.FilterField("site"),
    ]

    class Meta:
        verbose_name = _("place that can help")
        verbose_name_plural = _("places that can help")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shown(self) -> bool:
        """Whether families see it: somebody has checked it, and it is not put away (as `shown` in the queryset)."""
        return self.assured_date is not None and self.status != self.Status.INACTIVE

    @property
    def temporarily_closed(self) -> bool:
        """Whether to tell families to try somewhere else for now."""
        return self.status == self.Status.TEMPORARILY_CLOSED
