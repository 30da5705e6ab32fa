"""The school's own colours."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from home.models import SchoolSettings
from home.theme import theme_css


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """A style sheet of a few lines, kept by the phone for a day."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    response = HttpResponse(theme_css(SchoolSettings.for_site(site)), content_type="text/css")
    response["Cache-Control"] = "public, max-age=86400"
    return response
