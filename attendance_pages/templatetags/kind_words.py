"""The "Kind words" part of the editor's side panel."""

from typing import Any

from django import template

from attendance_pages.kind_words.panel import config_for

register = template.Library()


@register.inclusion_tag("attendance_pages/kind_words/panel.html", takes_context=True)
def kind_words_panel(context: dict[str, Any]) -> dict[str, Any]:
    """Tips on the words of the page or snippet that is being written."""
    return {"config": config_for(context["request"], context["object"])}
