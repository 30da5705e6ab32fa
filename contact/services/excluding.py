"""Somebody of the team must not read one case: it is about them, or about somebody close to them."""

from django.utils.translation import gettext_lazy as _

from contact.enums import Act
from contact.models import Case, TeamSettings
from contact.services.steps import Refused, finish, held
from site_project.staff.models import User

TWO = 2  # in a team of two, whoever is left is alone with it


class NobodyLeft(Refused):
    """Then nobody could read the case any more."""

    def __init__(self) -> None:
        super().__init__(_("Somebody must be able to read this case. Please add a person to the team first."))


class OnlyOne(Refused):
    """Then the one who asks for it would be alone with a case that may be about them."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody beside you must be able to read this case. Please talk to the head teacher first.")
        )


def exclude(*, case: Case, actor: User, version: int, person: User) -> Case:
    """From now on the case does not exist for `person`, who may be `actor`. What they had of it falls to the team.

    Raises StaleCase; NobodyLeft where no other member of the team could read it; OnlyOne where `actor` alone could,
    though the team has more than two.
    """
    with held(case, version) as case:
        team = list(TeamSettings.for_site(case.site).members())
        kept_away = {person.pk, *case.excluded.values_list("pk", flat=True)}
        left = {member.pk for member in team} - kept_away
        if not left:
            raise NobodyLeft
        if left == {actor.pk} and len(team) > TWO:
            raise OnlyOne
        case.excluded.add(person)
        case.presences.filter(reader=person).delete()
        if case.assignee_id == person.pk:
            case.assignee = None
        return finish(case, Act.EXCLUDED, actor)


def include(*, case: Case, actor: User, version: int, person: User) -> Case:
    """Let `person` read the case again. They cannot do it themselves: for them there is no case. Raises StaleCase."""
    with held(case, version) as case:
        case.excluded.remove(person)
        return finish(case, Act.INCLUDED, actor)
