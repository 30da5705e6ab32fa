"""How families follow the school's dates: addresses for calendars."""

from typing import Any, NamedTuple

from django import template
from django.urls import reverse

register = template.Library()


class CalendarAddresses(NamedTuple):
    """`to_tap` opens the phone's calendar (webcal); `to_copy` is the same file for those that cannot."""

    to_tap: str
    to_copy: str


@register.simple_tag(takes_context=True)
def calendar_addresses(context: dict[str, Any]) -> CalendarAddresses | None:
    """Where all dates of the school that was asked can be followed."""
    request = context.get("request")
    if request is None:
        return None
    address = request.build_absolute_uri(reverse("events:calendar"))
    return CalendarAddresses("webcal:" + address.partition(":")[2], address)
