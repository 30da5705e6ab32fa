"""What every page below /messages/ has in common."""

from collections.abc import Callable
from functools import wraps

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from wagtail.models import Site

from site_project.page_style import page_style_hash
from site_project.privacy.http import View, confidential

SiteView = Callable[[HttpRequest, Site], HttpResponse]
LONGEST_BODY = 64 * 1024  # bytes: 5,000 characters of any script, and all the other boxes
MOST_FIELDS = 100  # the largest form has 30

# The hash is that of the one style that travels inside every page (decision 6); 'connect' is for the way out.
POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF, page_style_hash()],
    "img-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
}


class SeeOther(HttpResponseRedirect):
    """Go there with a GET, whatever brought you here."""

    status_code = 303


def message_page(view: SiteView) -> View:
    """Give the view its school; keep the page out of caches, search engines, error reports and frames.

    A body that is too large is refused before it is read. The check of a form's mark (CSRF) would read it first, so
    it is made here, around the view, instead of before it: it is the same check, and no view goes without it.
    """
    guarded = csrf_protect(view)

    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        site = Site.find_for_request(request)
        if site is None:
            raise Http404
        response = _refusal(request) or guarded(request, site)
        response["X-Frame-Options"] = "DENY"
        return response

    return csrf_exempt(confidential(csp(POLICY)(wrapped)))


def start_page(response: HttpResponse) -> HttpResponse:
    """The page before the form: not kept, and as strict as those that follow. Search engines may find it."""
    add_never_cache_headers(response)
    response._csp_config = POLICY
    response.holds_nothing_secret = True  # it travels compressed
    return response


def _refusal(request: HttpRequest) -> HttpResponse | None:
    """A kind answer to what is too much to take in at once, or is no form at all."""
    length = str(request.META.get("CONTENT_LENGTH") or "")  # without it Django reads nothing
    if length.isdecimal() and int(length) > LONGEST_BODY:
        return render(request, "contact/too_long.html", status=413)
    try:
        number = sum(len(values) for _name, values in request.POST.lists())
    except (SuspiciousOperation, MultiPartParserError):
        number = MOST_FIELDS + 1
    return render(request, "contact/not_read.html", status=400) if number > MOST_FIELDS else None
