"""The national helplines that come with Schoolgate, as drafts: every school checks them itself."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Site

from attendance_pages.models import SupportService
from attendance_pages.places.services import save_place

FOLDER = Path(__file__).resolve().parent.parent / "demo" / "services"
NOT_IN_A_RECORD = {"key", "checked_days_ago"}
AFTER_THE_SCHOOLS_OWN = 100  # their place in the list: what is near comes first


def files(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The files of a folder, in the order of their names."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]


def load(site: Site, data: dict[str, Any], sort_order: int) -> tuple[SupportService, bool]:
    """The place of that name at this school, and whether it is new. One that is there stays as the school has it."""
    existing = SupportService.objects.of_school(site).filter(name=data["name"]).first()
    if existing:
        return existing, False
    record = {name: value for name, value in data.items() if name not in NOT_IN_A_RECORD}
    return save_place(site, {**record, "sort_order": sort_order}), True


def load_national(site: Site) -> list[SupportService]:
    """Add the national places that the school does not have yet, unchecked. Returns the new ones."""
    loaded = [load(site, data, AFTER_THE_SCHOOLS_OWN + order) for order, data in enumerate(files())]
    return [service for service, is_new in loaded if is_new]
