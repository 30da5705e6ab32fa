"""What a family can decide on its own page: how we may reach it, that its code ends, that it wants to be deleted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Site

from contact import reply_session, services
from contact.http import message_page
from contact.views.thread import ask_again, lead_to_thread
from contact.visit import entered, was_locked
from contact.wishes_form import WishesForm


@message_page
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest, site: Site) -> HttpResponse:
    """Say anew how we may reach you. What was said before is not shown, and is replaced as a whole."""
    _facts, access = entered(request, site)
    if access is None:
        return ask_again(request)
    form = WishesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.change_contact(case=access.case, wishes=form.wishes())
        return lead_to_thread(access, told="changed")
    response = render(request, "contact/choices.html", {"form": form})
    reply_session.enter(response, access)
    return response


@message_page
@require_POST
def lock(request: HttpRequest, site: Site) -> HttpResponse:
    """Make the code worthless, as its family asks, and say so; a second press says the same."""
    _facts, access = entered(request, site)
    if access is not None:
        services.lock_code(access=access)
    elif not was_locked(request, site):
        return ask_again(request)
    response = render(request, "contact/locked.html")
    reply_session.end(response)
    return response


@message_page
@require_POST
def erase(request: HttpRequest, site: Site) -> HttpResponse:
    """Ask us to delete everything. Somebody has to look first: that is said before and after."""
    _facts, access = entered(request, site)
    if access is None:
        return ask_again(request)
    services.ask_erasure(case=access.case)
    return lead_to_thread(access, told="asked")
