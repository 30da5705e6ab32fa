"""Every write to a place that can help."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from attendance_pages.models import SupportService, TroubleReport
from attendance_pages.places.enums import Trouble
from attendance_pages.places.records import REACH, place_from, record_of


@transaction.atomic
def mark_checked(service: SupportService, *, assurer: str, on: date | None = None) -> None:
    """Somebody rang or looked (today, if `on` does not say): the place is right, and what families told us is done."""
    service.assured_date = on or timezone.localdate()
    service.assurer = assurer[:150]
    service.save(update_fields=["assured_date", "assurer", "last_modified"])
    service.troubles.all().delete()


def report_trouble(service: SupportService, trouble: Trouble) -> None:
    """A family told us that it did not work. Only what and the day are kept."""
    TroubleReport.objects.create(service=service, trouble=trouble)


@transaction.atomic
def save_place(site: Site, record: Mapping[str, Any], service: SupportService | None = None) -> SupportService:
    """Write a record down as a new place, or over `service`. Returns the place.

    A new place is unchecked. A place whose numbers, website or e-mail change here is unchecked again: nobody
    has rung the new ones. Raises ValidationError, and writes nothing, where the record cannot be right.
    """
    before = record_of(service) if service else None
    service = place_from(site, record, service)
    if before and any(record_of(service)[name] != before[name] for name in REACH):
        service.assured_date, service.assurer = None, ""
    service.save()
    return service
