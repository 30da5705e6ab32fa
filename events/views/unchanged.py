"""Feeds are asked for every few hours by every phone that follows them: most answers can be "nothing new"."""

import hashlib
import re

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response


def short_if_unchanged(request: HttpRequest, response: HttpResponse, *, made_at: bytes) -> HttpResponse:
    """`response` with its mark (a weak ETag), or 304 where the asker has the same already.

    `made_at`: a pattern of what says only when the file was made; it does not count as a change. There is no
    Last-Modified: no clock of ours knows when a page, a date and the school's name last changed together.
    """
    said = re.sub(made_at, b"", response.content)
    etag = f'W/"{hashlib.sha256(said).hexdigest()[:32]}"'
    response["ETag"], response["Cache-Control"] = etag, "public, max-age=900"
    return get_conditional_response(request, etag=etag, response=response)
