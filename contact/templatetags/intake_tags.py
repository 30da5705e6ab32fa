"""What every form for families carries besides its questions."""

from typing import Any

from django import template

from contact.intake import OPENED, TRAP, stamp
from contact.models import TeamSettings
from home.human_check import is_set_up

register = template.Library()


@register.inclusion_tag("contact/intake.html", takes_context=True)
def intake(context: dict[str, Any]) -> dict[str, Any]:
    """The box that people do not see, the moment of opening, and the button of the optional check if it is on."""
    request = context["request"]
    asks = is_set_up() and TeamSettings.for_request(request).asks_google
    opened = request.POST.get(OPENED) or stamp()
    return {"request": request, "trap": TRAP, "opened_name": OPENED, "opened": opened, "asks_google": asks}
