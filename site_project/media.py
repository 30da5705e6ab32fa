"""Pictures that staff uploaded, for schools without a web server of their own in front."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.static import serve

ONE_YEAR = 365 * 24 * 60 * 60  # seconds; Wagtail gives a changed picture another name


def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file, in a sandbox: an uploaded SVG or HTML file can never run a script here. 404 where there is none."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response
