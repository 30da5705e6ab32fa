import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import Site
from wagtail.search import index

from attendance_pages.models.service_rows import SupportPhone
from attendance_pages.places.enums import Freshness, Need, PhoneType, Source, Status
from attendance_pages.places.fields import SeveralChoicesField
from attendance_pages.places.freshness import Limits, freshness_of, is_shown
from attendance_pages.places.opening import in_words
from attendance_pages.querysets import SupportServiceQuerySet
from home.nations import Nation


class SupportService(index.Indexed, ClusterableModel):
    """A place outside school that can help.

    Field names follow Open Referral's HSDS 3 where it has one, so that a school can share its list.
    Numbers and opening hours are rows of it: `phones`, `schedules`.
    """

    Status = Status

    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="support_services")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=100)
    alternate_name = models.CharField(
        _("other name"), max_length=100, blank=True, help_text=_("What people used to call it, or call it at home.")
    )
    description = models.TextField(
        _("what they can do for you"), max_length=400, help_text=_("One or two short sentences, spoken to a parent.")
    )
    url = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.ACTIVE)
    alert = models.CharField(_("short notice"), max_length=200, blank=True, help_text=_("Such as: new number in May."))
    is_free = models.BooleanField(_("it is free"), default=False)
    fees_description = models.CharField(_("about the cost"), max_length=140, blank=True)
    needs_referral = models.BooleanField(
        _("somebody has to ask for you"), default=False, help_text=_("Such as a GP, or us.")
    )
    application_process = models.CharField(_("how to start"), max_length=200, blank=True)
    eligibility_description = models.CharField(_("who it is for"), max_length=200, blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    languages = models.CharField(
        _("languages"), max_length=140, blank=True, help_text=_("They speak them, with commas: Welsh, Polish.")
    )
    interpretation_services = models.CharField(_("interpreters"), max_length=200, blank=True)
    nations = SeveralChoicesField(_("nations"), options=Nation, help_text=_("None ticked: all four."))
    area = models.CharField(_("where"), max_length=100, blank=True, help_text=_("Such as: Marbury and villages."))
    needs = SeveralChoicesField(_("what it is about"), options=Need)
    other_words = models.CharField(
        _("other words for it"), max_length=200, blank=True, help_text=_("What parents may type: jumper, nits, rent.")
    )
    what_to_say = models.CharField(_("what to say when you ring"), max_length=200, blank=True)
    assured_date = models.DateField(_("checked on"), null=True, blank=True, editable=False)
    assurer = models.CharField(_("checked by"), max_length=150, blank=True, editable=False)
    source_status = models.CharField(_("where we found it"), max_length=1, choices=Source.choices, blank=True)
    source_note = models.CharField(_("what to check"), max_length=200, blank=True, help_text=_("Only staff see this."))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    last_modified = models.DateTimeField(_("last changed"), auto_now=True)

    objects = SupportServiceQuerySet.as_manager()
    search_fields = [
        index.SearchField("name"),
        index.SearchField("description"),
        index.SearchField("other_words"),
        index.AutocompleteField("name"),
        index.FilterField("site"),
    ]

    class Meta:
        verbose_name = _("place that can help")
        verbose_name_plural = _("places that can help")
        ordering = ["sort_order", "name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if None not in (self.minimum_age, self.maximum_age) and self.minimum_age > self.maximum_age:
            raise ValidationError({"maximum_age": _("The highest age is below the lowest.")})

    def freshness(self, limits: Limits) -> Freshness:
        """How fresh its check is (`SupportServiceQuerySet.checked` says the same of many)."""
        return freshness_of(self.assured_date, limits)

    def is_shown(self, limits: Limits) -> bool:
        """Whether families see it (`SupportServiceQuerySet.shown` says the same of many)."""
        return is_shown(self.status, self.assured_date, limits)

    @property
    def temporarily_closed(self) -> bool:
        """Whether to tell families to try somewhere else for now."""
        return self.status == Status.TEMPORARILY_CLOSED

    @property
    def calls(self) -> list[SupportPhone]:
        """The numbers to ring."""
        return [phone for phone in self.phones.all() if phone.type == PhoneType.VOICE]

    @property
    def texts(self) -> list[SupportPhone]:
        """The numbers to text."""
        return [phone for phone in self.phones.all() if phone.type == PhoneType.TEXT]

    @property
    def hours(self) -> str:
        """When they answer, in words."""
        return in_words(self.schedules.all())

    @property
    def ages(self) -> str:
        """For which ages, in words."""
        if self.minimum_age and self.maximum_age is not None:
            return _("%(youngest)d to %(oldest)d") % {"youngest": self.minimum_age, "oldest": self.maximum_age}
        if self.maximum_age is not None:
            return _("up to %(oldest)d") % {"oldest": self.maximum_age}
        return _("%(youngest)d and over") % {"youngest": self.minimum_age} if self.minimum_age else ""

    @property
    def how_to_start(self) -> str:
        """The school's own words; without them, at least that somebody has to ask for you."""
        somebody = _("Somebody has to ask for you. Talk to us.") if self.needs_referral else ""
        return self.application_process or str(somebody)

    @property
    def language_list(self) -> list[str]:
        """The languages one by one."""
        return [word.strip() for word in self.languages.split(",") if word.strip()]
