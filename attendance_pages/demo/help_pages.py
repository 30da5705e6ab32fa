"""Builds a help page of any kind from a file of words: `kind` in the file says which."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from attendance_pages.demo.people import whos_who_page
from attendance_pages.models import GuidancePage, IllnessPage, IllnessTopic, LawPage, SupportPlanPage
from home.demo.building import Chooser, body_from
from home.models import BasePage
from home.nations import Nation

KINDS: dict[str, type[BasePage]] = {
    "guidance": GuidancePage,
    "illness": IllnessPage,
    "support_plan": SupportPlanPage,
    "law": LawPage,
}


def page_from(data: dict[str, Any], places: Mapping[str, Chooser]) -> BasePage:
    """The page that the file describes, not yet in the tree."""
    if data.get("kind") == "whos_who":
        return whos_who_page(data, places)
    page = KINDS[data.get("kind", "guidance")](
        drawing=data["drawing"], body=body_from(data.get("body", []), places), other_words=data.get("other_words", "")
    )
    if isinstance(page, GuidancePage):
        page.leave_quickly = data.get("leave_quickly", False)
    for field in ("hard_things", "ideas"):
        if field in data:
            setattr(page, field, [("idea", words) for words in data[field]])
    for nation in Nation:
        if nation.value in data:
            setattr(page, nation.value, [_law_part(part) for part in data[nation.value]])
    return page


def topic_from(site: Site, data: dict[str, Any]) -> IllnessTopic:
    """An illness of the list, marked as checked today: for the demo only, a real school reads the NHS page itself."""
    fields = {**data, "other_words": ", ".join(data.get("other_words", []))}
    topic, _created = IllnessTopic.objects.get_or_create(site=site, name=fields.pop("name"), defaults=fields)
    topic.source_checked_on, topic.checked_by = timezone.localdate(), "Nobody: for the demo only"
    topic.save()
    return topic


def _law_part(part: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """One part of the law; without `checked_days_ago` it says that nobody has checked it."""
    days = part.get("checked_days_ago")
    checked = None if days is None else timezone.localdate() - timedelta(days=days)
    words = {name: part[name] for name in ("title", "text", "source", "link")}
    return part["type"], {**words, "checked_on": checked}
