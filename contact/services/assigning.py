"""Who answers a case, and who answers instead while somebody is away."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contact.enums import Act, Status
from contact.models import Case, Cover
from contact.services.steps import Refused, finish, held, move
from site_project.privacy.audit import record
from site_project.staff.models import User


class NotForThem(Refused):
    """The person must not read this case."""

    def __init__(self) -> None:
        super().__init__(_("This person does not read this case. Please pick somebody else."))


def take(*, case: Case, actor: User, version: int) -> Case:
    """Make `actor` the one who answers. Raises StaleCase."""
    with held(case, version) as case:
        return _given(case, actor, Act.TAKEN, actor)


def assign(*, case: Case, actor: User, version: int, person: User | None) -> Case:
    """Hand the case to `person`, or with None back to the whole team. Raises StaleCase, NotForThem.

    The caller knows that `person` is in the team.
    """
    with held(case, version) as case:
        if person is not None and case.excluded.filter(pk=person.pk).exists():
            raise NotForThem
        return _given(case, person, Act.ASSIGNED, actor)


def _given(case: Case, person: User | None, act: Act, actor: User) -> Case:
    case.assignee = person
    if case.status == Status.NEW and person is not None:
        move(case, Status.OPEN)
    return finish(case, act, actor)


def begin_cover(*, site: Site, actor: User, away: User, covered_by: User, first_day: date, last_day: date) -> Cover:
    """Show what falls to `away` to `covered_by`, from the first to the last day. Both are in the team of the school."""
    with transaction.atomic():
        cover = Cover.objects.create(
            site=site, away=away, covered_by=covered_by, first_day=first_day, last_day=last_day
        )
        record(action=Act.COVER_BEGUN, subject=cover.pk, actor=actor)
    return cover


def end_cover(*, cover: Cover, actor: User) -> None:
    """Somebody is back, or it was a mistake."""
    with transaction.atomic():
        record(action=Act.COVER_ENDED, subject=cover.pk, actor=actor)
        cover.delete()
