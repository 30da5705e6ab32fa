"""What the foot of every page needs to know of its page."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from home.addresses import Addresses, addresses_of, code_of

register = template.Library()


@register.simple_tag(takes_context=True)
def page_addresses(context: dict[str, Any]) -> Addresses | None:
    """Where the page is found; nothing for a preview of a page that is not saved yet."""
    page, request = context.get("page"), context.get("request")
    return addresses_of(page, request) if page and page.pk and request else None


@register.simple_tag(takes_context=True)
def words_to_send(context: dict[str, Any]) -> str:
    """A sentence ready for a group chat. It names the school, so that nobody has to trust a bare address."""
    words = {"title": context["page"].title, "address": context["addresses"].short}
    school = context.get("school")
    if school is None or not school.school_name:
        return _("This may help: “%(title)s”. %(address)s") % words
    return _("This may help: “%(title)s”, from %(school)s. %(address)s") % {**words, "school": school.school_name}


@register.filter
def as_code(address: str) -> str:
    """The address as a QR code."""
    return code_of(address)
