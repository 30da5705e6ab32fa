"""How every room brings its demo words: they live in TOML files, and nothing here overwrites an editor's change."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import BasePage, StaffMember

HERE = Path(__file__).parent
# For a block that names snippets: its list field, and the snippets by the names that the files use.
Chooser = tuple[str, Mapping[str, Model]]


def read_toml(path: Path) -> dict[str, Any]:
    """One file of demo words."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def demo_site() -> Site:
    """The demo school's site. Raises Site.DoesNotExist before the school is there."""
    return Site.objects.select_related("root_page").get(is_default_site=True)


def staff_by_key() -> dict[str, Model]:
    """The demo's people under the names that the files use."""
    by_name = {person.name: person for person in StaffMember.objects.all()}
    return {data["key"]: by_name[data["name"]] for data in map(read_toml, sorted((HERE / "staff").glob("*.toml")))}


def body_from(blocks: Iterable[dict[str, Any]], choosers: Mapping[str, Chooser] | None = None) -> list[dict[str, Any]]:
    """The `[[body]]` tables of a file as StreamField data.

    `choosers` maps a block type to what its names stand for; "who_to_talk_to" is known already.
    """
    known: dict[str, Chooser] = {"who_to_talk_to": ("people", staff_by_key()), **(choosers or {})}
    return [{"type": block["type"], "value": _value(block, known)} for block in blocks]


def _value(block: dict[str, Any], known: Mapping[str, Chooser]) -> Any:
    if block["type"] not in known:
        return block["value"]
    field, by_key = known[block["type"]]
    return {**block["value"], field: [by_key[key].pk for key in block["value"][field]]}


def place_page(parent: Page, page: BasePage, data: dict[str, Any]) -> Page:
    """Put a new page under `parent` and publish it; where its address is taken, the page there stays as it is."""
    existing = parent.get_children().filter(slug=data["slug"]).first()
    if existing:
        return existing.specific
    today = timezone.localdate()
    page.title, page.slug = data["title"], data["slug"]
    page.introduction = data.get("introduction", "")
    page.search_description = data.get("search_description", "")
    page.show_in_menus = data.get("show_in_menus", False)
    page.other_words = data.get("other_words", "")
    page.explains_the_law = data.get("explains_the_law", page.explains_the_law)
    _date(page, data, today)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _date(page: BasePage, data: dict[str, Any], today: date) -> None:
    """When it was checked, what is new and who helped: the files count days, so that a demo is never out of date."""
    page.reviewed_on = today - timedelta(days=data.get("reviewed_days_ago", 14))
    page.review_due_on = today + timedelta(days=data.get("review_due_in_days", 350))
    if note := data.get("change_note"):
        page.change_note, page.changed_on = note, today - timedelta(days=data["changed_days_ago"])
    if names := data.get("co_authors"):
        page.co_authors, page.co_authors_until = names, today + timedelta(days=data["co_authors_for_days"])
    if families := data.get("families"):
        page.looked_at_on = today - timedelta(days=families["days_ago"])
        page.looked_at_with, page.what_changed = families["who"], families["changed"]
