"""The editor of people, places and the like, with room for side panels of other rooms.

A room adds one with the hook `construct_snippet_side_panels(request, item, panels)`. Wagtail has none of its own.
"""

from typing import Any

from wagtail import hooks
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet


class SchoolCreateView(CreateView):
    """The empty form."""

    def get_side_panels(self) -> Any:
        return with_added(self, super().get_side_panels())


class SchoolEditView(EditView):
    """The form of one that is there."""

    def get_side_panels(self) -> Any:
        return with_added(self, super().get_side_panels())


class SchoolSnippetViewSet(SnippetViewSet):
    """What every kind of snippet of ours starts from."""

    add_view_class = SchoolCreateView
    edit_view_class = SchoolEditView


def with_added(view: Any, panels: Any) -> Any:
    """Wagtail's panels, and those that rooms add to a whole page (autosave asks for parts of it)."""
    if not view.expects_json_response:
        for add_panels in hooks.get_hooks("construct_snippet_side_panels"):
            add_panels(view.request, view.form.instance, panels)
    return panels
