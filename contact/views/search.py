"""Looking for words in what families and the team wrote."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from contact import services
from contact.desk_forms import SearchForm
from contact.services.searching import MOST_CASES
from contact.team import team_required


@team_required
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest, site: Site) -> HttpResponse:
    """A box, and what was found. The words come by POST only: an address is kept in many places."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "most": MOST_CASES, "desk_tab": "search", "heading": _("Search")}
    if form.is_valid():
        context["findings"] = services.search(site=site, reader=request.user, typed=form.cleaned_data["words"])
    return render(request, "contact/inbox/search.html", context)
