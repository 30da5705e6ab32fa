"""Who needs a second step at sign-in, and where: the one table. `docs/permissions.md` says the same in words."""

from typing import NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from site_project.staff.groups import GroupName
from site_project.staff.models import User

TECHNICIANS = "Technicians (superusers)"


class Rule(models.TextChoices):
    NEEDED = "needed", _("needed")
    ASKED = "asked for", _("asked for")


class SecondStep(NamedTuple):
    """How strong the rule is, and what does not open without."""

    rule: Rule
    where: str | Promise


SECOND_STEP: dict[str, SecondStep] = {
    GroupName.EDITORS.value: SecondStep(Rule.ASKED, _("nothing is closed; a card on the first page asks")),
    GroupName.APPROVERS.value: SecondStep(Rule.ASKED, _("nothing is closed; a card on the first page asks")),
    GroupName.OFFICE.value: SecondStep(Rule.NEEDED, _("the events board and its pages for the day")),
    GroupName.ATTENDANCE_TEAM.value: SecondStep(Rule.NEEDED, _("the inbox")),
    TECHNICIANS: SecondStep(Rule.NEEDED, _("the whole admin")),
}


def opens_nothing_without(user: User) -> bool:
    """Whether the whole admin waits for this person's second step."""
    return user.is_superuser
