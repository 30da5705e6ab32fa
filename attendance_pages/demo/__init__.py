"""The demo's help pages and places that can help."""

from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from attendance_pages.demo.help_pages import page_from, topic_from
from attendance_pages.models import GuidanceIndexPage, ServiceDirectoryPage, SupportService
from home.demo.building import demo_site, place_page, read_toml

HERE = Path(__file__).parent
NOT_FIELDS = {"key", "nations", "source_status", "needs"}


def seed() -> None:
    """Services first: the pages name them. Safe to run again."""
    site = demo_site()
    services = {data["key"]: _service(site, data, order) for order, data in enumerate(_files("services"))}
    home = site.root_page.specific
    places = {"places_that_can_help": ("services", services)}
    for data in _files("illness"):
        topic_from(site, data)
    index = place_page(home, GuidanceIndexPage(), {
        "slug": "help",
        "title": "Help when it is hard",
        "introduction": "Pick what sounds most like your week. Each page is short, and says who you can talk to.",
        "search_description": "Plain, kind help from our school when a child finds it hard to come in.",
        "show_in_menus": True,
    })  # fmt: skip
    for data in _files("pages"):
        place_page(index, page_from(data, places), data)
    place_page(home, ServiceDirectoryPage(), {
        "slug": "places-that-can-help",
        "title": "Places that can help",
        "introduction": "People outside school who are good at this. You can tap a number to ring it.",
        "search_description": "Helplines and services for families, with numbers to tap and the day we checked them.",
        "show_in_menus": True,
    })  # fmt: skip
    urgent = read_toml(HERE / "urgent-help.toml")
    place_page(home, page_from(urgent, places), urgent)


def _files(folder: str) -> list[dict[str, Any]]:
    return [read_toml(path) for path in sorted((HERE / folder).glob("*.toml"))]


def _service(site: Site, data: dict[str, Any], order: int) -> SupportService:
    """A service of the list, marked as checked today: for the demo only, a real school checks each itself."""
    fields = {name: value for name, value in data.items() if name not in NOT_FIELDS}
    defaults = {**fields, "needs": ", ".join(data["needs"]), "sort_order": order}
    service, _created = SupportService.objects.get_or_create(site=site, name=fields.pop("name"), defaults=defaults)
    service.assured_date = timezone.localdate()
    service.save()
    return service
