"""Pages travel compressed, except those that carry a family's words or a way to them."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PublicPagesOnly(GZipMiddleware):
    """Django's own compression for everything that may be kept.

    Confidential pages (`no-store`) stay as they are: the size of a compressed page can betray its secrets to
    whoever can make it repeat a guess (the BREACH attack). A view may say of one answer that nothing in it is worth
    a guess (`response.holds_nothing_secret`): an empty form, whose safety marks are new each time.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The response, compressed where the phone asks for it and nothing in it is secret."""
        if "no-store" in response.get("Cache-Control", "") and not getattr(response, "holds_nothing_secret", False):
            return response
        return super().process_response(request, response)
