"""Where allauth asks the project: how passwords are throttled, how letters go out, how secrets are kept."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_project.outbox.services import queue
from site_project.privacy.keys import keyed_hash
from site_project.staff import secrets, tries
from site_project.staff.models import User
from site_project.staff.session_facts import is_fresh
from site_project.throttle import client_address

LINK_LASTS = timedelta(hours=1)  # as settings.PASSWORD_RESET_TIMEOUT


class SignInAdapter(DefaultAccountAdapter):
    """Names and passwords."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("This name and this password do not belong together. Please try again."),
        "too_many_login_attempts": _("These were many tries. Please wait five minutes, then try again."),
        "incorrect_code": _("This code is not right, or it was used. Please wait for the next one and try again."),
        "incorrect_password": _("This is not your password. Please try again."),
        "enter_current_password": _("This is not your password. Please try again."),
        "rate_limited": _("These were many tries. Please wait five minutes, then try again."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """What stands for the phone's address in allauth's counts: through our one proxy, no header that anybody may
        write, and hashed with a key, so that the cache holds no address.
        """
        return keyed_hash("sign-in address", client_address(request))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try. Raises ValidationError where it is one too many."""
        if not tries.may_try(request, credentials.get("username", "")):
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """The person of this name and password, or None. A right password is not held against anybody."""
        user = super().authenticate(request, **credentials)
        if user is not None:
            tries.was_right(request, credentials.get("username", ""))
        return user

    def set_password(self, user: User, password: str) -> None:
        """Only called where people set their own: with the old one, or with the link in their letter."""
        with user.own_act():
            super().set_password(user, password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """allauth asks again when we would."""
        return not is_fresh(self.request)

    def add_message(
        self, request: HttpRequest, level: int, *args: Any, message: str | None = None, **more: Any
    ) -> None:
        """Only what went wrong: the pages themselves say what went right."""
        if message:
            super().add_message(request, level, message=message)

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:
        """The letter waits sealed in the outbox, and a known address takes no longer than an unknown one."""
        queue(
            kind="new-password",
            to=email,
            context={"name": user.get_username(), "link": context["password_reset_url"]},
            dedupe_key=f"new-password:{keyed_hash('new password', context['key'])[:32]}",
            send_before=timezone.now() + LINK_LASTS,
        )


class SecondStepAdapter(DefaultMFAAdapter):
    """Apps, passkeys and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": SignInAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        """See secrets.py."""
        return secrets.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """See secrets.py. Raises CannotOpen."""
        return secrets.unseal(encrypted_text)

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """What stands in the app: the name that one signs in with."""
        return user.get_username()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        """What the passkey is called if nobody calls it anything."""
        return str(_("My passkey"))
