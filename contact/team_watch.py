"""Who is in which school's team, and what follows when that changes: a line in the trail and a letter to everybody."""

import uuid
from collections.abc import Collection

from wagtail.log_actions import get_active_log_context
from wagtail.models import Site

from contact.enums import Act
from contact.models import TeamSettings
from site_project.outbox.services import queue
from site_project.privacy.audit import record
from site_project.privacy.keys import keyed_hash
from site_project.staff.models import User

KIND = "team-changed"
Teams = dict[Site, frozenset[User]]


def teams_now() -> Teams:
    """The members of each school's team as the database has them at this moment."""
    saved = {settings.site_id: settings for settings in TeamSettings.objects.all()}
    teams: Teams = {}
    for site in Site.objects.all():
        settings = saved.get(site.pk) or TeamSettings()
        settings.site = site
        teams[site] = frozenset(settings.members())
    return teams


def team_record(site: Site) -> uuid.UUID:
    """What the audit trail calls the team of a school."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"contact team of site {site.pk}")


def write_down_changes(before: Teams) -> None:
    """Compare with now. The caller's transaction holds change, line and letters together.

    Whoever acts in the admin is named; a change from elsewhere (a command, another program) names nobody.
    """
    actor = get_active_log_context().user
    for site, members in teams_now().items():
        old = before.get(site, frozenset())
        joined, left = _names(members - old), _names(old - members)
        if joined or left:
            what = "; ".join([*(f"+ {name}" for name in joined), *(f"- {name}" for name in left)])
            line = record(action=Act.TEAM_CHANGED, subject=team_record(site), actor=actor, reason=what)
            # Where nobody was in the team, there is nobody to warn.
            people = old | members if old else frozenset()
            _tell(people, {"joined": joined, "left": left, "by": _name(actor) if actor else ""}, line.pk)


def _tell(people: Collection[User], context: dict[str, object], change: uuid.UUID) -> None:
    """One letter for each audit line `change` to each of the people: names of staff, and nothing of a family."""
    for address in sorted({person.email for person in people if person.email}):
        reader = keyed_hash("contact notice", address)[:12]
        queue(kind=KIND, to=address, context=context, dedupe_key=f"{KIND}:{change}:{reader}")


def _names(people: Collection[User]) -> list[str]:
    return sorted(map(_name, people))


def _name(person: User) -> str:
    return f"{person} ({person.get_username()})"
