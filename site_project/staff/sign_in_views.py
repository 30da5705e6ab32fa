"""The pages around sign-in that are ours; the others are allauth's with templates of this house."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from site_project.staff import demo, sessions
from site_project.staff.session_facts import has_set_up, passed_second_step

GOES_TO = "second_step_goes_to"  # in the session, while somebody sets one up


@login_required
@require_safe
def second_step(request: HttpRequest) -> HttpResponse:
    """Show it, or set it up; then on to where they wanted to go."""
    wanted = request.GET.get("next", "")
    if wanted and get_adapter().is_safe_url(wanted):
        request.session[GOES_TO] = wanted
    if passed_second_step(request):
        return HttpResponseRedirect(_goes_to(request))
    if has_set_up(request.user):
        has_app = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
        way = reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")
        return HttpResponseRedirect(f"{way}?next={reverse('second_step')}")
    return render(request, "sign_in/second_step.html", {"is_sent_here": GOES_TO in request.session})


@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of this person, this one too."""
    sessions.end_all(request.user)
    logout(request)
    return redirect("account_login")


def _goes_to(request: HttpRequest) -> str:
    return request.session.get(GOES_TO) or reverse("wagtailadmin_home")


class SignInView(LoginView):
    """Name and password. Who is signed in but may not open the admin is not sent round in a circle."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)


class CodeView(AuthenticateView):
    """The second step at sign-in. In the demo, whose people have no phones, it tells the code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.stage.login.user
        has_passkey = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists()
        return super().get_context_data(**kwargs) | {"demo_code": demo.code_now(user), "has_passkey": has_passkey}


class CodeAgainView(ReauthenticateView):
    """The same, once more."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"demo_code": demo.code_now(self.request.user)}


class MySignInView(IndexView):
    """What somebody has set up, and where they are signed in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sessions": sessions.of(self.request)}


class RecoveryCodesView(ViewRecoveryCodesView):
    """The codes for the day the phone is lost, once; then on."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"goes_to": _goes_to(self.request)}
