"""An address that fits on a strip of paper."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.models import Site

from home.querysets import public_pages


@require_safe
def short(request: HttpRequest, page_id: int) -> HttpResponse:
    """Leads to the page with that number, wherever it stands now."""
    page = get_object_or_404(public_pages(Site.find_for_request(request)), pk=page_id)
    return HttpResponseRedirect(page.get_url(request))
