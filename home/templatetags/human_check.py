"""The button with which a parent lets Google say that a person writes."""

from typing import Any

from django import template
from django.conf import settings

from home.human_check import is_set_up
from home.human_check.asking import PRESSED
from home.human_check.policy import script_address

register = template.Library()


@register.inclusion_tag("home/human_check.html", takes_context=True)
def human_check(context: dict[str, Any], wanted: bool) -> dict[str, Any]:
    """The button, inside a form; nothing while the school has not turned it on or the keys are missing.

    The view needs `home.human_check.allowed_where_shown`.
    """
    is_shown = bool(wanted) and is_set_up()
    context["request"].shows_human_check = is_shown
    return {
        "is_shown": is_shown,
        "pressed": PRESSED,
        "script_address": script_address(),
        "public_key": settings.RECAPTCHA_PUBLIC_KEY,
    }
