from typing import Any

from django import template
from wagtail.models import Site

from contact.models import Case

register = template.Library()


@register.simple_tag(takes_context=True)
def held_back_count(context: dict[str, Any]) -> int:
    """How many cases wait among those held back, for who looks at the page."""
    request = context["request"]
    site = Site.find_for_request(request)
    return Case.objects.of_site(site).readable_by(request.user).quarantined().count()
