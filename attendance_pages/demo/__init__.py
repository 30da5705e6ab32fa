"""The demo's help pages and places that can help."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from attendance_pages.demo.good_news import seed_good_news
from attendance_pages.demo.help_pages import page_from, topic_from
from attendance_pages.demo.people import seed_network
from attendance_pages.demo.policy import seed_policy
from attendance_pages.models import GuidanceIndexPage, HowWeWritePage, ServiceDirectoryPage, SupportService
from attendance_pages.places import national
from attendance_pages.places.services import mark_checked
from home.demo.building import body_from, demo_site, place_page, read_toml

HERE = Path(__file__).parent
CHECKER = "Nobody: for the demo only"


HELP = {
    "slug": "help",
    "title": "Help when it is hard",
    "introduction": "Pick what sounds most like your week. Each page is short, and says who you can talk to.",
    "search_description": "Plain, kind help from our school when a child finds it hard to come in.",
    "show_in_menus": True,
}
PLACES = {
    "slug": "places-that-can-help",
    "title": "Places that can help",
    "introduction": "People outside school who are good at this. You can tap a number to ring it.",
    "search_description": "Helplines and services for families, with numbers to tap and the day we checked them.",
    "show_in_menus": True,
}


def seed() -> None:
    """Services and people first: the pages name them. Safe to run again."""
    site = demo_site()
    services = _services(site)
    seed_network(site)
    home = site.root_page.specific
    places = {"places_that_can_help": ("services", services)}
    for data in _files("illness"):
        topic_from(site, data)
    index = place_page(home, GuidanceIndexPage(), HELP)
    for data in _files("pages"):
        place_page(index, page_from(data, places), data)
    place_page(home, ServiceDirectoryPage(), PLACES)
    seed_good_news(home)
    seed_policy(home)
    words = read_toml(HERE / "how-we-write.toml")
    place_page(home, HowWeWritePage(drawing=words["drawing"], body=body_from(words["body"])), words)
    urgent = read_toml(HERE / "urgent-help.toml")
    place_page(home, page_from(urgent, places), urgent)


def _files(folder: str) -> list[dict[str, Any]]:
    return [read_toml(path) for path in sorted((HERE / folder).glob("*.toml"))]


def _services(site: Site) -> dict[str, SupportService]:
    """The school's own places, then the national ones, by the names that the pages use."""
    near = _files("local_services")
    wide = national.files()
    ordered = [*enumerate(near), *enumerate(wide, start=national.AFTER_THE_SCHOOLS_OWN)]
    return {data["key"]: _checked(site, data, order) for order, data in ordered}


def _checked(site: Site, data: dict[str, Any], order: int) -> SupportService:
    """A place marked as checked: for the demo only, a real school rings each itself."""
    service, _is_new = national.load(site, data, order)
    day = timezone.localdate() - timedelta(days=data.get("checked_days_ago", 0))
    mark_checked(service, assurer=CHECKER, on=day)
    return service
