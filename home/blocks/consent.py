"""What we may show only as long as somebody says yes."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail import blocks

from home.consent import still_agreed


class AgreedValue(blocks.StructValue):
    """A voice or a picture that knows whether its yes still holds."""

    @property
    def may_be_shown(self) -> bool:
        """Whether families may see it today."""
        return still_agreed(self.get("shown_until"))


class AgreedBlock(blocks.StructBlock):
    """Shows nothing from the day after its yes ran out, whatever its template says."""

    def render(self, value: Any, context: dict[str, Any] | None = None) -> SafeString:
        """The block as HTML; empty where the yes is over."""
        return super().render(value, context=context) if value.may_be_shown else SafeString("")

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing: the search index would remember the words for longer than we may."""
        return []

    class Meta:
        value_class = AgreedValue
