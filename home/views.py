"""Pages that belong to no page in the tree: search, the school's colours, and what to say when things go wrong."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from wagtail.models import Site

from home.forms import UNSEEN
from home.models import SchoolSettings
from home.querysets import front_pages, pages_matching
from home.theme import theme_css

MOST_RESULTS = 20
LONGEST_QUERY = 100  # characters


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the school's pages say about the words in `q`."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    query = UNSEEN.sub(" ", request.GET.get("q", "")).replace("\x00", "").strip()[:LONGEST_QUERY]
    results = list(pages_matching(site, query)[:MOST_RESULTS]) if query else []
    suggestions = [] if results else front_pages(site).in_menu()
    return render(request, "home/search.html", {"query": query, "results": results, "suggestions": suggestions})


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """The school's own colours."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    response = HttpResponse(theme_css(SchoolSettings.for_site(site)), content_type="text/css")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without its safety mark (the cookie ran out, or another site sent it): keep the words, ask again.

    Nothing was done yet. The button sends the same words from our own page. Staff forms are not repeated.
    """
    context: dict[str, Any] = {"fields": [], "action": request.path}
    # Another site may not put its words on our page, with our button below them.
    is_ours = request.headers.get("Sec-Fetch-Site", "none") in {"same-origin", "none"}
    if is_ours and not request.path.startswith(("/admin/", "/_util/")):
        own = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
        context["fields"] = [(name, value) for name, values in own.items() for value in values]
    get_token(request)
    response = render(request, "home/send_again.html", context, status=403)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """More than we can read at once, or something no browser sends."""
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault. Asks the database nothing; offers the phone."""
    return HttpResponse(render_to_string("500.html", {"phone": settings.SCHOOL_PHONE}), status=500)
