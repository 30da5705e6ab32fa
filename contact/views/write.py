"""A family writes, and gets its code."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Site

from contact import codes, reply_session, services
from contact.forms import WriteForm
from contact.http import SeeOther, message_page
from contact.intake import has_room, status_of, unless_busy, weigh
from contact.models import AccessCode, ContactPage
from contact.opening import opening_of
from contact.visit import handed_over, was_locked
from contact.word_form import WordForm
from home.human_check import allowed_where_shown


@message_page
@allowed_where_shown
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, site: Site) -> HttpResponse:
    """The form. Sending it opens a case and leads to the code."""
    form = WriteForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and has_room(request, site, form) and (answer := lead_to_code(request, site, form)):
        return answer
    page = ContactPage.of_site(site)
    opening = opening_of(site, page)
    # Who had the form open already when school closed still gets an answer to what was sent: nothing is lost.
    template = "contact/write.html" if opening.takes_messages or form.is_bound else "contact/closed.html"
    context = {"form": form, "page": page, "opening": opening}
    return render(request, template, context, status=status_of(form))


def lead_to_code(request: HttpRequest, site: Site, form: WriteForm | WordForm) -> HttpResponse | None:
    """Keep what a valid form says and lead to the page with its code; None, said on the form, if we cannot now."""
    sent = {"site": site, "key": form.cleaned_data["key"], "letter": form.letter(), "weighed": weigh(request, site)}
    case = unless_busy(form, lambda: services.open_case(**sent))
    if case is None:
        return None
    access = AccessCode.objects.get(case=case)
    response = SeeOther(reverse("contact:sent"))
    facts = {"code": codes.code_for(sent["key"]), "due": case.due_on.isoformat(), "wants": case.safe_contact.wants}
    reply_session.hand_over_code(response, access, **facts)
    return response


@message_page
@require_safe
def sent(request: HttpRequest, site: Site) -> HttpResponse:
    """We have it: who reads it by when, and the code. Later: the door for codes."""
    facts, access = handed_over(request, site)
    if access is None:
        return SeeOther(reverse("contact:enter"))
    page = ContactPage.of_site(site)
    context = {
        "groups": codes.in_groups(facts["code"]),
        "due_on": date.fromisoformat(facts["due"]),
        "wants": facts["wants"],
        "page": page,
        "opening": opening_of(site, page),
    }
    return render(request, "contact/sent.html", context)


@message_page
@require_POST
def no_code(request: HttpRequest, site: Site) -> HttpResponse:
    """Some want nothing that could be found: the code is made worthless, the message stays with us."""
    _facts, access = handed_over(request, site)
    if access is not None:
        services.lock_code(access=access)
    elif not was_locked(request, site):
        return SeeOther(reverse("contact:enter"))
    response = render(request, "contact/no_code.html")
    reply_session.end(response)
    return response
