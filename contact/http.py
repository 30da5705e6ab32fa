"""What every page below /messages/ has in common."""

from collections.abc import Callable
from functools import wraps

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.models import Site

from site_project.privacy.http import View, confidential

SiteView = Callable[[HttpRequest, Site], HttpResponse]


class SeeOther(HttpResponseRedirect):
    """Go there with a GET, whatever brought you here."""

    status_code = 303


def message_page(view: SiteView) -> View:
    """Give the view its school; keep the page out of caches, search engines, error reports and frames."""

    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        site = Site.find_for_request(request)
        if site is None:
            raise Http404
        response = view(request, site)
        response["X-Frame-Options"] = "DENY"
        return response

    return confidential(csp_replace({"frame-ancestors": [NONE]})(wrapped))
