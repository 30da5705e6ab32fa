"""Shutting the inbox for somebody whose sign-in was changed by another, and opening it again."""

import uuid

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from site_project.privacy import audit
from site_project.staff.models import User

inbox_frozen = Signal()  # `user`, `actor`: sent inside the transaction that shuts the inbox


def subject_of(user: User) -> uuid.UUID:
    """The id under which the audit trail speaks of a member of staff."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"schoolgate:staff:{user.pk}")


@transaction.atomic
def freeze(*, user: User, actor: User | None) -> None:
    """Shut the inbox for `user`, because `actor` (None: somebody at the server) changed how they get in."""
    now = timezone.now()
    user.inbox_frozen_at = user.inbox_frozen_at or now
    if User.objects.filter(pk=user.pk, inbox_frozen_at=None).update(inbox_frozen_at=now):
        audit.record(action="staff.inbox_frozen", subject=subject_of(user), actor=actor)
        inbox_frozen.send(sender=User, user=user, actor=actor)


@transaction.atomic
def thaw(*, user: User, actor: User) -> bool:
    """Open the inbox for `user` again; False where it was open. Who may do so, the caller has asked.

    Raises ValueError where `actor` would let themselves in.
    """
    if actor.pk == user.pk:
        raise ValueError("Nobody lets themselves back in.")
    was_frozen = User.objects.filter(pk=user.pk, inbox_frozen_at__isnull=False).update(inbox_frozen_at=None)
    if was_frozen:
        audit.record(action="staff.inbox_opened_again", subject=subject_of(user), actor=actor)
    return bool(was_frozen)
