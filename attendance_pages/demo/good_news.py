"""The demo's good news."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from attendance_pages.models import GoodNewsIndexPage, GoodNewsPage
from home.demo.building import body_from, place_page, read_toml

HERE = Path(__file__).parent / "good-news"


def seed_good_news(home: Page) -> None:
    """The list and its stories. Safe to run again."""
    words = read_toml(HERE / "index.toml")
    index = place_page(home, GoodNewsIndexPage(drawing=words["drawing"]), words)
    for path in sorted(HERE.glob("[0-9]*.toml")):
        data = read_toml(path)
        told_on = timezone.localdate() - timedelta(days=data["told_days_ago"])
        page = GoodNewsPage(told_on=told_on, drawing=data["drawing"], body=body_from(map(_dated, data["body"])))
        place_page(index, page, data)


def _dated(block: dict[str, Any]) -> dict[str, Any]:
    """A voice's last day, which the file counts in days from today."""
    if block["type"] != "family_voice":
        return block
    value = dict(block["value"])
    until = timezone.localdate() + timedelta(days=value.pop("shown_for_days"))
    return {**block, "value": {**value, "shown_until": until.isoformat()}}
