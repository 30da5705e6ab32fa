"""What search engines may read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

RULES = """User-agent: *
Disallow: /admin/
Disallow: /bookings/
Disallow: /messages/
Disallow: /search/

Sitemap: {base_url}/sitemap.xml
"""


def robots_txt(request: HttpRequest) -> HttpResponse:
    """robots.txt: help pages and events yes; bookings and messages no."""
    return HttpResponse(RULES.format(base_url=settings.BASE_URL), content_type="text/plain")
