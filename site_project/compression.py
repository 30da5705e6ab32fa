"""Pages travel compressed, except those that carry a family's words or a way to them."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PublicPagesOnly(GZipMiddleware):
    """Django's own compression for everything that may be kept.

    Confidential pages (`no-store`) stay as they are: the size of a compressed page can betray its secrets to
    whoever can make it repeat a guess (the BREACH attack).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The response, compressed where the phone asks for it and nothing in it is secret."""
        if "no-store" in response.get("Cache-Control", ""):
            return response
        return super().process_response(request, response)
