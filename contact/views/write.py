"""A family writes, and gets its code."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site

from contact import codes, reply_session, services
from contact.forms import WriteForm
from contact.http import SeeOther, message_page
from contact.models import ContactPage, TeamSettings
from contact.word_form import WordForm
from site_project.throttle import allows

TOO_MANY = _(
    "Something keeps us from taking it right now. Your words are still here. Try again in ten minutes, or ring us."
)


@message_page
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, site: Site) -> HttpResponse:
    """The form. Sending it opens a case and leads to the code."""
    form = WriteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        # A whole school may share one address, so only a machine gets this far.
        if allows(request, "contact-write", tries=30, seconds=600):
            return lead_to_code(site, form)
        form.add_error(None, TOO_MANY)
    return render(request, "contact/write.html", {"form": form, "page": ContactPage.of_site(site)})


def lead_to_code(site: Site, form: WriteForm | WordForm) -> HttpResponse:
    """Keep what a valid form says and lead to the page with its code."""
    key = form.cleaned_data["key"]
    case = services.open_case(site=site, key=key, letter=form.letter())
    response = SeeOther(reverse("contact:sent"))
    reply_session.hand_over_code(
        response, code=codes.code_for(key), due=case.due_on.isoformat(), wants=case.safe_contact.wants
    )
    return response


@message_page
@require_safe
def sent(request: HttpRequest, site: Site) -> HttpResponse:
    """We have it: who reads it by when, and the code. Later: the door for codes."""
    facts = reply_session.handed_over(request)
    if facts is None:
        return SeeOther(reverse("contact:enter"))
    context = {
        "groups": codes.in_groups(facts["code"]),
        "due_on": date.fromisoformat(facts["due"]),
        "wants": facts["wants"],
        "page": ContactPage.of_site(site),
        "team": TeamSettings.for_request(request),
    }
    return render(request, "contact/sent.html", context)
