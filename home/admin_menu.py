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


MAIN = {
    "explorer": Entry(_("Pages"), 100),
    "images": Entry(_("Pictures"), 300),
    "documents": Entry(_("Files"), 310),
    "reports": Entry(_("Reports"), 400),
    "settings": Entry(_("Settings"), 500),
    "help": Entry(_("How to"), 600),
}
REPORTS = {
    "site-history": Entry(_("Who changed what"), 1000),
    "workflows": Entry(_("Asked for approval"), 1100),
    "workflow-tasks": Entry(_("Steps of approval"), 1110),
    "locked-pages": Entry(_("Locked pages"), 1200),
}
SETTINGS = {
    "workflows": Entry(_("Approval steps"), 600),
    "workflow-tasks": Entry(_("Who approves"), 610),
    "users": Entry(_("Sign-ins"), 620),
    "groups": Entry(_("Groups"), 630),
    "redirects": Entry(_("Old addresses"), 640),
    "sites": Entry(_("Web addresses of schools"), 650),
    "collections": Entry(_("Folders for pictures and files"), 660),
    "locales": Entry(_("Languages"), 670),
}
HELP = {
    "keyboard-shortcuts-trigger": Entry(_("Keys that save time"), 1200),
}
# "Snippets" only repeats entries of its own; two of Wagtail's reports say less than ours; Wagtail's help and news
# lead outside, to a system with other words than this one.
LEFT_OUT = {"snippets", "aging-pages", "page-types-usage", "editor-guide"}
LEFT_OUT_BEGINNING = "whats-new-in-wagtail"


def for_a_school(items: list[MenuItem], names: dict[str, Entry]) -> list[MenuItem]:
    """The entries under our names, less those nobody needs. Wagtail keeps one list for all: only copies are changed."""
    kept = [item for item in items if item.name not in LEFT_OUT and not item.name.startswith(LEFT_OUT_BEGINNING)]
    return [_renamed(item, names[item.name]) if item.name in names else item for item in kept]


def _renamed(item: MenuItem, entry: Entry) -> MenuItem:
    renamed = copy(item)
    renamed.label, renamed.order = entry
    return renamed
