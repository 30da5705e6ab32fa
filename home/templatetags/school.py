"""What the templates of every page need: the school, its menus, the style, the drawings."""

import re
from functools import cache
from typing import Any, TypedDict

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.images.utils import to_svg_safe_spec
from wagtail.models import Page, Site

from home.models import SchoolImage, SchoolSettings
from home.querysets import front_pages
from home.theme import theme_version
from site_project.page_style import page_style as whole_style

register = template.Library()
PHONE = re.compile(r"(?<!\d)(0\d{3,4}(?: \d{2,6}){1,3}|116 123)(?!\d)")


class MenuItem(TypedDict):
    title: str
    url: str
    current: bool


@register.simple_tag
def page_style() -> SafeString:
    """The inline style of every public page. Needs no database."""
    return mark_safe(f"<style>{whole_style()}</style>")  # noqa: S308 - our own files


@register.simple_tag
def fallback_phone() -> str:
    """The school's number for pages that must not ask the database."""
    return settings.SCHOOL_PHONE


@register.simple_tag(takes_context=True)
def school_settings(context: dict[str, Any]) -> SchoolSettings | None:
    """The settings of the school whose address was asked for, read once per request."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return None
    if not hasattr(request, "_school_settings"):
        request._school_settings = SchoolSettings.objects.select_related("logo", "contact_page", "urgent_page").filter(
            site=site
        ).first() or SchoolSettings(site=site)
    return request._school_settings


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> list[MenuItem]:
    """The pages that the school shows in its menu."""
    return [_item(page, context["request"]) for page in _front_pages(context) if page.show_in_menus]


@register.simple_tag(takes_context=True)
def footer_links(context: dict[str, Any]) -> list[MenuItem]:
    """The small print: the other pages right below home."""
    return [_item(page, context["request"]) for page in _front_pages(context) if not page.show_in_menus]


def _front_pages(context: dict[str, Any]) -> list[Page]:
    """The pages right below home, read once for both menus."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return []
    if not hasattr(request, "_front_pages"):
        request._front_pages = list(front_pages(site))
    return request._front_pages


def _item(page: Page, request: HttpRequest) -> MenuItem:
    url = page.get_url(request) or ""
    return {"title": page.title, "url": url, "current": bool(url) and request.path.startswith(url)}


@register.simple_tag(takes_context=True)
def contact_address(context: dict[str, Any]) -> str:
    """Where the bar at the foot leads for writing to us."""
    school = school_settings(context)
    page = school.contact_page if school else None
    return (page.get_url(context["request"]) if page else None) or "/messages/write/"


@register.simple_tag(takes_context=True)
def urgent_address(context: dict[str, Any]) -> str:
    """Where the bar at the foot leads for urgent help; without such a page it rings 111."""
    school = school_settings(context)
    page = school.urgent_page if school else None
    return (page.get_url(context["request"]) if page else None) or "tel:111"


@register.simple_tag(takes_context=True)
def theme_link(context: dict[str, Any]) -> str:
    """A style sheet with the school's own colours; nothing where it kept ours."""
    school = school_settings(context)
    if school is None or not (school.act_colour or school.people_colour):
        return ""
    return format_html('<link rel="stylesheet" href="/theme.css?{}">', theme_version(school))


@register.simple_tag(takes_context=True)
def staff_bar(context: dict[str, Any]) -> str:
    """Wagtail's user bar, for signed-in staff only.

    Families carry no session cookie: without one we do not even ask who it is, so the page can be cached.
    """
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return wagtailuserbar(context)


@cache
def _drawing(name: str) -> str:
    return get_template(f"drawings/{name}.svg").render()


@register.simple_tag
def drawing(name: str, alt: str = "") -> str:
    """A small line drawing inside the page. `alt` says it in words; without it the drawing only decorates."""
    if not name:
        return ""
    svg = mark_safe(_drawing(name))  # noqa: S308 - our own files
    if alt:
        return format_html('<span class="drawing" role="img" aria-label="{}">{}</span>', _(alt), svg)
    return format_html('<span class="drawing" aria-hidden="true">{}</span>', svg)


@register.simple_tag
def photo(image: SchoolImage | None, spec: str, **attributes: Any) -> str:
    """A picture in the size `spec`; nothing where there is none, or where we may not show it any more.

    Every public template shows pictures with this tag, so that a yes that ran out counts everywhere.
    """
    if not image or not image.may_be_shown:
        return ""
    size = to_svg_safe_spec(spec) if image.is_svg() else spec
    return get_rendition_or_not_found(image, size).img_tag(attributes)


@register.filter
def tap_to_ring(words: str) -> SafeString:
    """Plain words as HTML, in which every phone number rings on a tap and stays on one line."""
    pieces = PHONE.split(words)
    return format_html_join("", "{}", ((_ringing(piece) if at % 2 else piece,) for at, piece in enumerate(pieces)))


def _ringing(number: str) -> SafeString:
    return format_html('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', number.replace(" ", ""), number)
