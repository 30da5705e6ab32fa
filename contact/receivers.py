"""Signals of Django: a case is counted before it goes; everything by which somebody comes into or leaves a team."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Site

from contact.models import Case, TeamSettings
from contact.services.counting import count_before_it_goes
from contact.team_watch import teams_now, write_down_changes
from site_project.staff.models import User

KEPT = "_teams_before"  # on what changes, between its two signals
WATCHED = [User, Group, TeamSettings, Site]
DECIDES = {User: {"is_active"}, Group: {"name"}, TeamSettings: {"team", "site"}, Site: {"is_default_site"}}


@receiver(pre_delete, sender=Case, dispatch_uid="a case is counted before it goes")
def count_it(instance: Case, **kwargs: Any) -> None:
    """Its numbers stay, whoever deletes it."""
    count_before_it_goes(instance)


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="a team is watched: groups")
def groups_change(instance: Model, action: str, **kwargs: Any) -> None:
    """Somebody comes into a group or leaves it, from either side. Inside the transaction that does it."""
    if action.startswith("pre_"):
        _remember(instance)
    else:
        _compare(instance)


def before_saving(
    instance: Model, sender: type[Model], raw: bool = False, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Signing in saves a user too: only what decides about a team is looked at."""
    if not raw and (update_fields is None or DECIDES[sender] & set(update_fields)):
        _remember(instance)


def after_saving(instance: Model, **kwargs: Any) -> None:
    """It is saved."""
    _compare(instance)


def before_deleting(origin: Any, **kwargs: Any) -> None:
    """Users, groups, schools or their settings go. `origin`: what `delete` was called on; the rest follows from it."""
    _remember(origin)


def after_deleting(origin: Any, **kwargs: Any) -> None:
    """One of them is gone. What is written down now is not written down again for the next one."""
    _compare(origin)
    _remember(origin)


for model in WATCHED:
    pre_save.connect(before_saving, sender=model, dispatch_uid=f"a team is watched: before saving {model.__name__}")
    pre_delete.connect(
        before_deleting, sender=model, dispatch_uid=f"a team is watched: before deleting {model.__name__}"
    )
    post_save.connect(after_saving, sender=model, dispatch_uid=f"a team is watched: after saving {model.__name__}")
    post_delete.connect(
        after_deleting, sender=model, dispatch_uid=f"a team is watched: after deleting {model.__name__}"
    )


def _remember(changes: Any) -> None:
    changes.__dict__[KEPT] = teams_now()


def _compare(changes: Any) -> None:
    before = changes.__dict__.pop(KEPT, None)
    if before is not None:
        write_down_changes(before)
