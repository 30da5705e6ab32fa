from datetime import time
from typing import Any, Self

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from site_project.staff.groups import GroupName
from site_project.staff.models import User


def validate_address_lines(text: str) -> None:
    """Raise ValidationError unless every line is an e-mail address."""
    for line in text.split():
        try:
            validate_email(line)
        except ValidationError:
            raise ValidationError(_("Write one e-mail address a line.")) from None


def person(name: Any, hint: Any) -> "models.ForeignKey[Any, Any]":
    """Somebody who signs in, by the part they play; may be empty."""
    return models.ForeignKey(
        User, verbose_name=name, help_text=hint, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


@register_setting(icon="mail", order=2)
class TeamSettings(BaseSiteSetting):
    """Who reads the messages of one school, and what the school promises about them."""

    team = models.ForeignKey(
        Group,
        verbose_name=_("who reads messages"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Everybody in this group, and nobody else, opens messages. Empty: the Attendance team."),
    )
    notify = models.TextField(
        _("who hears that something came"),
        blank=True,
        validators=[validate_address_lines],
        help_text=_("One e-mail address a line. Empty: everybody in the group. The letter never says what came."),
    )
    answer_within = models.PositiveSmallIntegerField(
        _("working days until we answer"), default=2, help_text=_("The inbox shows what waits longer.")
    )

    lead = person(_("team lead"), _("Hears what waits too long, and lets people back in after a new password."))
    safeguarding_lead = person(_("safeguarding lead"), _("Hears of what somebody passes on to keep a child safe."))
    head = person(_("head teacher"), _("Hears what still waits two school days after the lead heard of it."))
    duty_reader = person(_("who reads in the holidays"), _("Empty: nobody reads, and families read that first."))
    duty_words = models.CharField(
        _("when they read in the holidays"),
        max_length=160,
        blank=True,
        help_text=_("For example: “In the holidays Mrs Okafor reads messages each Wednesday.”"),
    )
    reads_from = models.TimeField(_("read from"), default=time(8, 30))
    reads_until = models.TimeField(_("read until"), default=time(15, 30))
    closed_mode = models.BooleanField(
        _("no messages while school is closed"),
        default=False,
        help_text=_("Families then see who can help now instead of the form. Codes work all the same."),
    )
    days_kept = models.PositiveSmallIntegerField(
        _("days kept after closing"), default=60, validators=[MinValueValidator(30), MaxValueValidator(366)]
    )
    asks_google = models.BooleanField(
        _("ask Google whether a person writes"),
        default=False,
        help_text=_("Only where the technician has set both keys, and only after a parent agrees. No message is lost."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("team", "notify", "lead", "safeguarding_lead", "head")], heading=_("Who")
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("answer_within", "reads_from", "reads_until")],
            heading=_("What we promise"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("duty_reader", "duty_words", "closed_mode")], heading=_("In the holidays")
        ),
        MultiFieldPanel([FieldPanel("days_kept"), FieldPanel("asks_google")], heading=_("Keeping, and unwanted mail")),
    ]

    class Meta:
        verbose_name = _("messages from families")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """Raise ValidationError where the lead or who reads in the holidays could not open a message."""
        super().clean()
        wrong = {
            name: _("Please pick somebody who is in the group that reads messages.")
            for name in ("lead", "duty_reader")
            if (person := getattr(self, name)) is not None and not self.has_member(person)
        }
        if wrong:
            raise ValidationError(wrong)

    @classmethod
    def for_site(cls, site: Site) -> Self:
        """What this school has decided, or the defaults. Only reads: Wagtail's own way saves a row on a visit."""
        return cls.base_queryset().filter(site=site).first() or cls(site=site)

    def has_member(self, user: User) -> bool:
        """Whether `user` is in the team now. Permissions do not count, and being a superuser does not either."""
        if not user.is_authenticated or not user.is_active:
            return False
        return user.groups.filter(self._team_is("")).exists()

    def members(self) -> "models.QuerySet[User]":
        """Everybody who is in the team now, by name."""
        people = User.objects.filter(self._team_is("groups__"), is_active=True)
        return people.distinct().order_by("first_name", "last_name", "username")

    def addresses(self) -> list[str]:
        """Where the news that something waits is sent."""
        if self.notify.strip():
            return sorted(set(self.notify.split()))
        return sorted({member.email for member in self.members() if member.email})

    def may_let_in(self, actor: User, member: User) -> bool:
        """Whether `actor` opens the inbox again for `member`: the lead for others, the head for the lead, any colleague
        where the lead is the head or there is none; nobody for themselves.
        """
        if actor.pk == member.pk:
            return False
        opener = self.head_id if member.pk == self.lead_id else self.lead_id
        if self.lead_id and opener in (None, member.pk):  # nobody else was named: the colleagues then
            return self.has_member(actor)
        return bool(actor.pk == opener)

    def _team_is(self, way: str) -> Q:
        """The group as a condition. Only the first school has a team by default: a second one must choose its own."""
        if self.team_id:
            return Q(**{f"{way}pk": self.team_id})
        return Q(**{f"{way}name": GroupName.ATTENDANCE_TEAM.value}) if self.site.is_default_site else Q(pk__in=[])
