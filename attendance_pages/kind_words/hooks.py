"""What the admin shows of the checker."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def kind_words_urls() -> list[URLPattern | URLResolver]:
    """What the editor's panel asks for, and the report."""
    return [path("kind-words/", include("attendance_pages.kind_words.urls"))]
