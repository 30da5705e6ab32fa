"""Numbers that help when school cannot, for any page."""

from typing import Any

from django import template
from wagtail.models import Site

from home.helplines import Helpline, helplines_of

register = template.Library()


@register.simple_tag(takes_context=True)
def helplines(context: dict[str, Any]) -> list[Helpline]:
    """Those that fit the school whose address was asked for."""
    site = Site.find_for_request(context["request"])
    return helplines_of(site) if site else []
