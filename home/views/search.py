"""Search in a parent's words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from home.forms import UNSEEN
from home.querysets import front_pages, pages_matching

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
