from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from site_project.staff.groups import GroupName
from site_project.staff.models import User


def validate_address_lines(text: str) -> None:
    """Raise ValidationError unless every line is an e-mail address."""
    for line in text.split():
        try:
            validate_email(line)
        except ValidationError:
            raise ValidationError(_("Write one e-mail address a line.")) from None


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
    promise = models.TextField(
        _("when we read"),
        max_length=300,
        default=_("We read messages on school days. We cannot read them at night, at weekends or in the holidays."),
        help_text=_("Families read this when they have sent something."),
    )
    answer_within = models.PositiveSmallIntegerField(
        _("working days until we answer"), default=2, help_text=_("The inbox shows what waits longer.")
    )

    panels = [
        MultiFieldPanel([FieldPanel("team"), FieldPanel("notify")], heading=_("Who")),
        MultiFieldPanel([FieldPanel("promise"), FieldPanel("answer_within")], heading=_("What we promise")),
    ]

    class Meta:
        verbose_name = _("messages from families")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def has_member(self, user: User) -> bool:
        """Whether `user` is in the team now. Permissions do not count, and being a superuser does not either."""
        if not user.is_authenticated or not user.is_active:
            return False
        return user.groups.filter(self._team_is("")).exists()

    def addresses(self) -> list[str]:
        """Where the news that something waits is sent."""
        if self.notify.strip():
            return sorted(set(self.notify.split()))
        members = User.objects.filter(self._team_is("groups__"), is_active=True).exclude(email="")
        return sorted(set(members.values_list("email", flat=True)))

    def _team_is(self, way: str) -> Q:
        """The group as a condition. Only the first school has a team by default: a second one must choose its own."""
        if self.team_id:
            return Q(**{f"{way}pk": self.team_id})
        return Q(**{f"{way}name": GroupName.ATTENDANCE_TEAM.value}) if self.site.is_default_site else Q(pk__in=[])
