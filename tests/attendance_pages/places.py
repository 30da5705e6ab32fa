"""Places for tests: checked this month unless a test says otherwise."""

import csv
import io
from typing import Any

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import Page, Site

from attendance_pages.models import SupportPhone, SupportSchedule, SupportService
from attendance_pages.places.csv_file import COLUMNS
from home.models import HomePage

LIST = "/admin/snippets/attendance_pages/supportservice/"
IMPORT, EXPORT = LIST + "import/", LIST + "export/"


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


def sheet(rows: list[dict[str, str]], columns: list[str] | None = None, delimiter: str = ",") -> str:
    """A file as a spreadsheet writes it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns or list(COLUMNS), restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def send(browser, text: str | bytes, name: str = "places.csv"):
    """Pick a file and press the button."""
    data = text.encode() if isinstance(text, str) else text
    return browser.post(IMPORT, {"file": SimpleUploadedFile(name, data)})


def said(answer) -> str:
    """The error below the field for the file."""
    return BeautifulSoup(answer.content, "html.parser").select_one(".error-message").get_text(" ", strip=True)
