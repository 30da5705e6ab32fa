"""The addresses of a page: to print, to send, to scan."""

from typing import NamedTuple

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import uri_to_iri
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page


class Addresses(NamedTuple):
    """`full` and `short` lead to the page; the same two `_in_words` are for people to read and type."""

    full: str
    full_in_words: str
    short: str
    short_in_words: str


def addresses_of(page: Page, request: HttpRequest) -> Addresses:
    """The addresses of a page that is in the tree, at the host that was asked."""
    full = request.build_absolute_uri(page.get_url(request) or "/")
    short = request.build_absolute_uri(reverse("home:short", args=[page.pk]))
    return Addresses(full, in_words(full), short, in_words(short))


def in_words(address: str) -> str:
    """An address as people say it: without https:// and the last stroke."""
    return uri_to_iri(address).partition("://")[2].rstrip("/")


def code_of(address: str) -> SafeString:
    """The address as a QR code, drawn inside the page, with the quiet edge that cameras need."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(omitsize=True, svgclass="code-square", lineclass=None))  # noqa: S308 - numbers
