"""Places for tests: checked this month unless a test says otherwise."""

from typing import Any

from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page, Site

from attendance_pages.models import SupportPhone, SupportSchedule, SupportService
from home.models import HomePage


def place(
    site: Site, name: str = "Samaritans", *, number: str = "116 123", text: tuple[str, str] | None = None,
    hours: list[dict[str, Any]] | None = None, **fields: Any,
) -> SupportService:  # fmt: skip
    """A helpline that was checked today, with its number and opening hours."""
    values = {"description": "They listen.", "assured_date": timezone.localdate(), "assurer": "Tom Ashworth", **fields}
    service = SupportService(site=site, name=name, **values)
    service.phones = [SupportPhone(number=number)] if number else []
    if text:
        service.phones.add(SupportPhone(type="text", number=text[0], text_word=text[1]))
    service.schedules = [SupportSchedule(**line) for line in hours or []]
    service.save()
    return service


def other_school() -> Site:
    """A second school in the same install."""
    other_home = HomePage(title="Other", slug="other")
    Page.get_first_root_node().add_child(instance=other_home)
    return Site.objects.create(hostname="other.example", root_page=other_home)


def soup_of(parent: Any, address: str = "/places/") -> BeautifulSoup:
    """The page as a tree."""
    return BeautifulSoup(parent.get(address).content, "html.parser")


def cards(parent: Any, address: str = "/places/") -> dict[str, str]:
    """What the page says of each place, by its name."""
    found = soup_of(parent, address).select(".service-card")
    return {card.h3.get_text(): card.get_text(" ", strip=True) for card in found}
