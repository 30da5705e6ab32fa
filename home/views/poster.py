"""A page or an event as one sheet of paper for a wall, with strips to tear off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from home.addresses import addresses_of, code_of
from home.querysets import public_pages

STRIPS = 8
# The longer the title, the smaller its letters, so that every poster is one sheet: most signs, name of the size.
SIZES = [(24, "huge"), (48, "large"), (90, "middle"), (160, "small"), (255, "tiny")]


@require_safe
def poster(request: HttpRequest, page_id: int) -> HttpResponse:
    """The sheet. Everybody may print it: it says what the page says."""
    page = get_object_or_404(public_pages(Site.find_for_request(request)), pk=page_id).specific
    addresses, facts = addresses_of(page, request), page.poster_facts
    context = {
        "page": page,
        "addresses": addresses,
        "code": code_of(addresses.full),
        "facts": facts,
        "size": title_size(page.title, with_facts=bool(facts)),
        "strips": range(STRIPS),
    }
    response = render(request, "home/poster.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def title_size(title: str, *, with_facts: bool) -> str:
    """How large the title may stand; one step smaller where facts need room below it."""
    step = next(step for step, (longest, _name) in enumerate(SIZES) if len(title) <= longest)
    return SIZES[min(step + with_facts, len(SIZES) - 1)][1]
