"""The same event again: a new page with the words of an old one."""

from django.utils.text import slugify
from wagtail.actions.copy_page import CopyPageAction
from wagtail.coreutils import find_available_slug

from events.models import EventPage
from site_project.staff.models import User


def use_again(*, page: EventPage, title: str, by: User) -> EventPage:
    """Make a draft beside `page` with its public words. Dates and bookings are records of their own and stay behind."""
    parent = page.get_parent()
    attributes = {"title": title, "draft_title": title, "slug": find_available_slug(parent, slugify(title) or "event")}
    copy = CopyPageAction(page, to=parent, update_attrs=attributes, copy_revisions=False, keep_live=False, user=by)
    return copy.execute(skip_permission_checks=True)
