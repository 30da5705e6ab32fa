"""Every write to a place that can help."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from attendance_pages.models import SupportService, TroubleReport
from attendance_pages.places.enums import Trouble
from attendance_pages.places.importing import ImportPlan
from attendance_pages.places.records import place_from


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
def save_place(site: Site, record: Mapping[str, Any]) -> SupportService:
    """Write a record down as a new place, unchecked. Raises ValidationError where it cannot be right."""
    service = place_from(site, record)
    service.save()
    return service


@transaction.atomic
def bring_in(plan: ImportPlan) -> None:
    """Save every new and every changed place of an import, or none if the database refuses one.

    New places are unchecked. So is a place whose numbers, website or e-mail change: nobody has rung the new ones.
    """
    for service in [*plan.new, *plan.changed]:
        service.save()
