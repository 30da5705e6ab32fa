"""A family comes back with its code, reads, writes again, and leaves without a trace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Site

from contact import reply_session, services
from contact.forms import CodeForm, WriteBackForm
from contact.http import SeeOther, message_page
from contact.models import AccessCode
from site_project.throttle import allows, give_back

TRIES, SECONDS = 5, 600  # wrong codes from one address
AWAY = "https://www.bbc.co.uk/weather"


@message_page
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, site: Site) -> HttpResponse:
    """Type the code. Every code that does not open gets the same answer."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "contact/enter.html", {"form": form})
    # Counted before the slow look, so that guessing costs us nothing; a right code is not held against anybody.
    if not allows(request, "contact-code", tries=TRIES, seconds=SECONDS):
        return render(request, "contact/enter.html", {"form": form, "is_too_many": True}, status=429)
    access = services.find_case_by_code(site=site, code=form.cleaned_data["code"])
    if access is None:
        return render(request, "contact/enter.html", {"form": form, "is_unknown": True})
    give_back(request, "contact-code")
    if form.cleaned_data["kept"]:
        return _thread_page(request, access, WriteBackForm(initial={"message": form.cleaned_data["kept"]}))
    response = SeeOther(reverse("contact:thread"))
    reply_session.enter(response, access=str(access.pk))
    return response


@message_page
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, site: Site) -> HttpResponse:
    """What we answered, and a box to write again. After ten quiet minutes it asks for the code."""
    facts, access = _entered(request, site)
    form = WriteBackForm(request.POST if request.method == "POST" else None)
    if access is None:
        return _ask_again(request, form)
    if not form.is_valid():
        return _thread_page(request, access, form, is_sent=facts.get("is_sent", False))
    services.write_back(case=access.case, body=form.cleaned_data["message"], key=form.cleaned_data["key"])
    response = SeeOther(reverse("contact:thread"))
    reply_session.enter(response, access=str(access.pk), is_sent=True)
    return response


@message_page
@require_POST
def lock(request: HttpRequest, site: Site) -> HttpResponse:
    """Make the code worthless, as its family asks, and say so."""
    _facts, access = _entered(request, site)
    if access is None:
        return SeeOther(reverse("contact:enter"))
    services.lock_code(access=access)
    response = render(request, "contact/locked.html")
    reply_session.end(response)
    return response


@message_page
@require_safe
def leave(request: HttpRequest, site: Site) -> HttpResponse:
    """Forget everything and show the weather."""
    response = SeeOther(AWAY)
    response["Referrer-Policy"] = "no-referrer"
    reply_session.end(response)
    return response


def _entered(request: HttpRequest, site: Site) -> tuple[dict, AccessCode | None]:
    facts = reply_session.entered(request) or {}
    codes = AccessCode.objects.of_site(site).usable(timezone.localdate())
    return facts, codes.filter(pk=facts["access"]).first() if facts else None


def _ask_again(request: HttpRequest, form: WriteBackForm) -> HttpResponse:
    """Ask for the code; words that were being sent wait in the form."""
    kept = form.data.get("message", "") if form.is_bound else ""
    if not kept:
        return SeeOther(reverse("contact:enter"))
    return render(request, "contact/enter.html", {"form": CodeForm(initial={"kept": kept}), "is_kept": True})


def _thread_page(
    request: HttpRequest, access: AccessCode, form: WriteBackForm, *, is_sent: bool = False
) -> HttpResponse:
    messages = list(access.case.messages.for_family())
    if request.method != "HEAD":
        services.mark_replies_read(case=access.case)
    context = {"thread": messages, "form": form, "is_sent": is_sent, "access": access}
    response = render(request, "contact/thread.html", context)
    reply_session.enter(response, access=str(access.pk))
    return response
