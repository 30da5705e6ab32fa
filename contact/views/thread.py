"""A family comes back with its code, reads, and writes again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from contact import guesses, reply_session, services
from contact.forms import CodeForm, WriteBackForm
from contact.http import SeeOther, message_page
from contact.intake import has_room, status_of, unless_busy
from contact.models import AccessCode
from contact.visit import entered


@message_page
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, site: Site) -> HttpResponse:
    """Type the code. Every code that does not open gets the same answer."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "contact/enter.html", {"form": form})
    # Counted before the slow look, so that guessing costs us nothing; a right code is not held against anybody.
    if not guesses.may_try(request, site):
        return render(request, "contact/enter.html", {"form": form, "is_too_many": True}, status=429)
    access = services.find_case_by_code(site=site, code=form.cleaned_data["code"])
    if access is None:
        return render(request, "contact/enter.html", {"form": form, "is_unknown": True})
    guesses.was_right(request, site)
    access = services.begin_visit(access=access)
    if form.cleaned_data["kept"]:
        return _thread_page(request, access, WriteBackForm(initial={"message": form.cleaned_data["kept"]}))
    return lead_to_thread(access)


@message_page
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, site: Site) -> HttpResponse:
    """What we answered, and a box to write again. After ten quiet minutes it asks for the code."""
    facts, access = entered(request, site)
    form = WriteBackForm(request.POST if request.method == "POST" else None)
    if access is None:
        return ask_again(request, kept=form.data.get("message", "") if form.is_bound else "")
    if not form.is_valid() or not has_room(request, site, form):
        return _thread_page(request, access, form, told=facts.get("told", ""))
    said = {"case": access.case, "body": form.cleaned_data["message"], "key": form.cleaned_data["key"]}
    if unless_busy(form, lambda: services.write_back(**said)) is None:
        return _thread_page(request, access, form)
    return lead_to_thread(access, told="sent")


def lead_to_thread(access: AccessCode, **facts: str) -> HttpResponse:
    """Go and read; `told` is what the page says on top, once: "sent", "changed" or "asked"."""
    response = SeeOther(reverse("contact:thread"))
    reply_session.enter(response, access, **facts)
    return response


def ask_again(request: HttpRequest, *, kept: str = "") -> HttpResponse:
    """The door, for a phone whose time here ran out. Words that were being sent wait in its form."""
    if request.method != "POST":
        return SeeOther(reverse("contact:enter"))
    context: dict[str, Any] = {"form": CodeForm(initial={"kept": kept}), "is_over": True, "is_kept": bool(kept)}
    return render(request, "contact/enter.html", context)


def _thread_page(request: HttpRequest, access: AccessCode, form: WriteBackForm, *, told: str = "") -> HttpResponse:
    messages = list(access.case.messages.for_family())
    status = status_of(form)
    if request.method != "HEAD" and status == 200:  # else it is no time to write
        services.mark_replies_read(case=access.case)
    context = {"thread": messages, "form": form, "told": told, "access": access}
    response = render(request, "contact/thread.html", context, status=status)
    reply_session.enter(response, access)
    return response
