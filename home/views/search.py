"""Search in a parent's words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from home.forms import UNSEEN
from home.models import HomePage
from home.querysets import front_pages
from home.search import Results, find

LONGEST_QUERY = 100  # characters
NOTHING = Results([], [], [])


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the school's site knows about the words in `q`; where that is nothing, what else may help."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    query = UNSEEN.sub(" ", request.GET.get("q", "")).replace("\x00", "").strip()[:LONGEST_QUERY]
    results = find(request, site, query) if query else NOTHING
    context = {"query": query, "results": results}
    if query and not (results.pages or results.sections):
        home = HomePage.objects.filter(pk=site.root_page_id).first()
        context |= {"suggestions": front_pages(site).in_menu(), "top_tasks": home.top_tasks if home else []}
    return render(request, "home/search.html", context)
