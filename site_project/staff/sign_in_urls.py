"""The one way in, at /admin/login/, and what belongs to it. No sign-up, no other site's accounts.

The names are allauth's: it leads from one to the next by them. What changes a sign-in asks for a fresh one.
"""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import URLPattern, path, re_path
from django.views.generic import RedirectView

from site_project.privacy.http import confidential
from site_project.staff import sign_in_views as ours
from site_project.staff.guards import fresh_sign_in_required

View = Callable[..., HttpResponse]


def page(address: str, view: View, name: str) -> URLPattern:
    """One page below /admin/sign-in/. Nothing of it stays in a cache, a search engine or an error report."""
    return path(f"admin/sign-in/{address}", confidential(view), name=name)


def change(address: str, view: View, name: str) -> URLPattern:
    """A page that changes how somebody gets in."""
    return page(address, login_required(fresh_sign_in_required(view)), name)


def closed(address: str, leads_to: str) -> URLPattern:
    """A way in of Wagtail's own that would pass by the second step."""
    to_ours: Any = RedirectView.as_view(pattern_name=leads_to, query_string=True)
    return re_path(address, to_ours)


urlpatterns = [
    path("admin/login/", confidential(ours.SignInView.as_view()), name="account_login"),
    page("out/", account.logout, "account_logout"),
    page("closed/", account.account_inactive, "account_inactive"),
    page("code/", ours.CodeView.as_view(), "mfa_authenticate"),
    page("again/", account.reauthenticate, "account_reauthenticate"),
    page("again/code/", login_required(ours.CodeAgainView.as_view()), "mfa_reauthenticate"),
    page("again/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    page("", login_required(ours.MySignInView.as_view()), "mfa_index"),
    page("passkeys/", RedirectView.as_view(pattern_name="mfa_index"), "mfa_list_webauthn"),
    page("second-step/", ours.second_step, "second_step"),
    page("everywhere/", ours.sign_out_everywhere, "sign_out_everywhere"),
    change("app/", app.activate_totp, "mfa_activate_totp"),
    change("app/remove/", app.deactivate_totp, "mfa_deactivate_totp"),
    change("passkeys/add/", passkeys.add_webauthn, "mfa_add_webauthn"),
    change("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
    change("codes/", ours.RecoveryCodesView.as_view(), "mfa_view_recovery_codes"),
    change("codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    page("password/", account.password_change, "account_change_password"),
    page("forgotten/", account.password_reset, "account_reset_password"),
    page("forgotten/sent/", account.password_reset_done, "account_reset_password_done"),
    page("new-password/done/", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    re_path(
        r"^admin/sign-in/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        confidential(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    closed(r"^_util/login/$", "account_login"),
    closed(r"^admin/password_reset/", "account_reset_password"),
]
