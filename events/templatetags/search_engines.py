"""Facts inside a page that only machines read."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from events.models import EventPage, Occurrence
from events.schema_org import event_facts
from home.models import SchoolSettings

register = template.Library()
# Signs that could end the element or begin a comment, as in Django's json_script.
SAFE = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def facts_of_dates(context: dict[str, Any], page: EventPage, dates: list[Occurrence]) -> SafeString | str:
    """The dates of an event for search engines. A block of data: no browser runs it, so the policy has no say."""
    request, school = context.get("request"), context.get("school") or SchoolSettings()
    if request is None or not dates:
        return ""
    facts = json.dumps(event_facts(page, dates, school, request), ensure_ascii=False, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{facts.translate(SAFE)}</script>')  # noqa: S308 - escaped
