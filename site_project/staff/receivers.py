"""What is noticed by itself: sign-ins, second steps, and changes to them by somebody else."""

from typing import Any

from allauth.account.signals import authentication_step_completed
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from site_project.privacy import audit
from site_project.staff import services, session_facts, sessions
from site_project.staff.models import User

WAYS_IN = ("password", "email")  # an e-mail address is one: the link to a new password goes there


def actor_now() -> User | None:
    """Who is signed in where this happens; None for a command at the server and for strangers."""
    request = context.request
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


@receiver(user_logged_in)
def remember_the_sign_in(request: HttpRequest, **more: Any) -> None:
    """When and in which browser."""
    session_facts.begin(request)


@receiver(authentication_step_completed)
def remember_what_was_proved(request: HttpRequest, user: User, method: str, **more: Any) -> None:
    """A second step, and who proved once more that they are who they are."""
    if method == "mfa":
        session_facts.note_second_step(request, user)
    if more.get("reauthenticated"):
        session_facts.note_proof(request)


@receiver(authenticator_added)
def setting_one_up_is_showing_it(request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    """A new app showed its first code, a new passkey signed: both are in this person's hand now."""
    audit.record(action="staff.second_step_added", subject=services.subject_of(user), actor=user)
    if authenticator.type in session_facts.SECOND_STEPS:
        session_facts.note_second_step(request, user)


@receiver(authenticator_removed)
def the_last_one_is_gone(request: HttpRequest, user: User, **more: Any) -> None:
    """Removed by the person themselves; whoever else does it is caught below."""
    if not session_facts.has_set_up(user):
        session_facts.note(request, second_step=None)
    audit.record(action="staff.second_step_removed", subject=services.subject_of(user), actor=user)


@receiver(pre_save, sender=User)
def a_new_way_in_by_another(instance: User, raw: bool, update_fields: Any, **more: Any) -> None:
    """A password or address that changes, and not by its owner. The inbox shuts before the change is saved.

    A first password is none: before it nobody could sign in.
    """
    touched = set(WAYS_IN) if update_fields is None else set(WAYS_IN) & set(update_fields)
    if raw or not instance.pk or not touched or instance.is_own_act:
        return
    before = User.objects.filter(pk=instance.pk).values(*WAYS_IN).first()
    if before and before["password"] and any(before[name] != getattr(instance, name) for name in touched):
        _freeze_unless_own(instance)


@receiver(post_delete, sender=Authenticator)
def a_second_step_taken_away_by_another(instance: Authenticator, origin: Any = None, **more: Any) -> None:
    """Whoever takes a phone or key out of somebody else's sign-in could put their own in. It ends their sessions, too:
    the phone may be in a stranger's hand.
    """
    # Who leaves school takes their second step along; the last app takes the recovery codes along.
    if not isinstance(origin, User) and _freeze_unless_own(instance.user):
        sessions.end_all(instance.user)


def _freeze_unless_own(user: User) -> bool:
    actor = actor_now()
    if actor is not None and actor.pk == user.pk:
        return False
    services.freeze(user=user, actor=actor)
    return True
