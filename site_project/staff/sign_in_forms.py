"""allauth's forms in the words of this house."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from site_project.staff import secrets

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "none", "autofocus": True}
LONG_ENOUGH = _("Twelve signs or more. Three words that do not belong together are good.")


class InOurWords(forms.Form):
    """Labels and hints of our own; no grey words inside a box, which are gone when you type."""

    labels: dict[str, Promise] = {}
    hints: dict[str, Promise] = {}
    attributes: dict[str, dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs |= self.attributes.get(name, {})


class SignInForm(InOurWords, account.LoginForm):
    """Name and password."""

    labels = {"login": _("Your sign-in name"), "password": _("Password")}
    attributes = {"login": {"autocapitalize": "none", "spellcheck": "false", "autofocus": True}}


class AgainForm(InOurWords, account.ReauthenticateForm):
    """The password once more."""

    labels = {"password": _("Your password")}
    attributes = {"password": {"autofocus": True}}


class ForgottenForm(InOurWords, account.ResetPasswordForm):
    """Where the link to a new password goes."""

    labels = {"email": _("Your e-mail address at school")}


class NewPasswordForm(InOurWords, account.ChangePasswordForm):
    """Another password, with the old one."""

    labels = {
        "oldpassword": _("The password you have now"),
        "password1": _("New password"),
        "password2": _("The new password again"),
    }
    hints = {"password1": LONG_ENOUGH}


class NewPasswordByLetterForm(InOurWords, account.ResetPasswordKeyForm):
    """Another password, with the link in the letter."""

    labels = {"password1": _("New password"), "password2": _("The new password again")}
    hints = {"password1": LONG_ENOUGH}


class CodeForm(InOurWords, mfa.AuthenticateForm):
    """The second step."""

    labels = {"code": _("The six numbers in your app, or a recovery code")}
    attributes = {"code": CODE}


class CodeAgainForm(InOurWords, mfa.ReauthenticateForm):
    """The second step once more."""

    labels = CodeForm.labels
    attributes = {"code": CODE}


class AppForm(InOurWords, ActivateTOTPForm):
    """The first code of a new app. Until it is right the new secret waits in the session, sealed there too."""

    labels = {"code": _("The six numbers that the app shows")}
    attributes = {"code": CODE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        session = context.request.session
        if waiting := session.get(SECRET_SESSION_KEY):
            session[SECRET_SESSION_KEY] = secrets.unseal(waiting)
        super().__init__(*args, **kwargs)
        session[SECRET_SESSION_KEY] = secrets.seal(self.secret)
