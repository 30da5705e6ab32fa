"""Wagtail's own menu entries in words that office staff use, in the order of a school day.

Rooms name and place their own entries when they register them: messages 80, events 90, lists of records 200 to 290.
"""

from copy import copy
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class Entry(NamedTuple):
    """What an entry is called here, and its place."""

    label: str
    order: int


# None: not in our menu. "Snippets" only repeats entries of its own; three of Wagtail's reports say less than ours;
# Wagtail's help and news lead outside, to a system with other words than this one.
Names = dict[str, Entry | None]
MAIN: Names = {
    "explorer": Entry(_("Pages"), 100),
    "images": Entry(_("Pictures"), 300),
    "documents": Entry(_("Files"), 310),
    "reports": Entry(_("Reports"), 400),
    "settings": Entry(_("Settings"), 500),
    "help": Entry(_("How to"), 600),
    "snippets": None,
}
REPORTS: Names = {
    "site-history": Entry(_("Who changed what"), 1000),
    "workflows": Entry(_("Asked for approval"), 1100),
    "locked-pages": Entry(_("Locked pages"), 1200),
    "workflow-tasks": None,
    "aging-pages": None,
    "page-types-usage": None,
}
SETTINGS: Names = {
    "workflows": Entry(_("Approval steps"), 600),
    "workflow-tasks": Entry(_("Who approves"), 610),
    "users": Entry(_("Sign-ins"), 620),
    "groups": Entry(_("Groups"), 630),
    "redirects": Entry(_("Old addresses"), 640),
    "sites": Entry(_("Web addresses of schools"), 650),
    "collections": Entry(_("Folders for pictures and files"), 660),
    "locales": Entry(_("Languages"), 670),
}
HELP: Names = {
    "keyboard-shortcuts-trigger": Entry(_("Keys that save time"), 1200),
    "editor-guide": None,
}
NEWS_OF_WAGTAIL = "whats-new-in-wagtail"  # begins the name of an entry that has a version in it


def for_a_school(items: list[MenuItem], names: Names) -> list[MenuItem]:
    """The entries under our names, less those nobody needs. Wagtail keeps one list for all: only copies are changed."""
    kept = [item for item in items if not item.name.startswith(NEWS_OF_WAGTAIL)]
    pairs = [(item, names.get(item.name, Entry(item.label, item.order))) for item in kept]
    return [_renamed(item, entry) for item, entry in pairs if entry]


def _renamed(item: MenuItem, entry: Entry) -> MenuItem:
    renamed = copy(item)
    renamed.label, renamed.order = entry
    return renamed
