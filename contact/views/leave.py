"""The way out, and what it cannot do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site

from contact.http import SeeOther, message_page
from contact.visit import leave as end_visit

AWAY = "https://www.bbc.co.uk/weather"


@message_page
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, site: Site) -> HttpResponse:
    """End the visit. A link shows the weather; a script that has left already (POST) needs no answer.

    It is a link because a form could not lead to another site (`form-action`), and a link works without JavaScript.
    Only this site's own pages send the cookie (SameSite=Strict), so nobody else can end a visit.
    """
    response = HttpResponse(status=204) if request.method == "POST" else SeeOther(AWAY)
    response["Referrer-Policy"] = "no-referrer"
    return end_visit(request, response)


@message_page
@require_safe
def after(request: HttpRequest, site: Site) -> HttpResponse:
    """What this phone still remembers when somebody has been here, and what can be done about it."""
    return render(request, "contact/after.html")
