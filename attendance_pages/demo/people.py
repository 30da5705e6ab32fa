"""The demo's people around school, and the pages that show people."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from attendance_pages.models import NetworkPerson, WhosWhoPage
from home.demo.building import Chooser, body_from, read_toml, staff_by_key

HERE = Path(__file__).parent
CHOICES = ["drawing", "staff_shown", "staff_heading", "network_shown", "network_heading"]


def seed_network(site: Site) -> None:
    """The people around school, marked as checked: for the demo only. Safe to run again."""
    for order, data in enumerate(_files()):
        checked_on = timezone.localdate() - timedelta(days=data.pop("checked_days_ago"))
        del data["key"]
        fields = {**data, "sort_order": order, "checked_on": checked_on}
        NetworkPerson.objects.get_or_create(site=site, role=fields.pop("role"), defaults=fields)


def whos_who_page(data: dict[str, Any], choosers: Mapping[str, Chooser]) -> WhosWhoPage:
    """A page of people from a file; `staff` and `network` in it are keys of people."""
    page = WhosWhoPage(**{name: data[name] for name in CHOICES if name in data})
    page.staff = _chosen(data.get("staff", []), staff_by_key())
    page.network = _chosen(data.get("network", []), _network_by_key())
    page.body = body_from(data["body"], choosers)
    return page


def _files() -> list[dict[str, Any]]:
    return [read_toml(path) for path in sorted((HERE / "network").glob("*.toml"))]


def _network_by_key() -> dict[str, NetworkPerson]:
    by_role = {person.role: person for person in NetworkPerson.objects.all()}
    return {data["key"]: by_role[data["role"]] for data in _files()}


def _chosen(keys: list[str], people: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [("person", people[key]) for key in keys]
