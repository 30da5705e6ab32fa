"""A place as plain data: the one shape that TOML files, CSV files and the database meet in.

A record has the plain fields of `FIELDS`, and under "phones" and "schedules" a list with one dict a row.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Site

from attendance_pages.models import SupportPhone, SupportSchedule, SupportService

Record = dict[str, Any]
FIELDS = (
    "name", "alternate_name", "description", "url", "email", "status", "alert", "is_free", "fees_description",
    "needs_referral", "application_process", "eligibility_description", "minimum_age", "maximum_age", "languages",
    "interpretation_services", "nations", "area", "needs", "other_words", "what_to_say", "source_status",
    "source_note", "sort_order",
)  # fmt: skip
ROWS: dict[str, type[SupportPhone | SupportSchedule]] = {"phones": SupportPhone, "schedules": SupportSchedule}
ROW_FIELDS = {
    "phones": ("type", "number", "name", "text_word", "description"),
    "schedules": ("byday", "all_day", "opens_at", "closes_at", "valid_from", "valid_to", "description"),
}
LONGEST_DESCRIPTION = SupportService._meta.get_field("description").max_length
# How to reach it: what somebody rang or opened when they checked.
REACH = ("url", "email", "phones")


def record_of(service: SupportService) -> Record:
    """Everything a file may carry of one place."""
    rows = {
        name: [{field: getattr(row, field) for field in ROW_FIELDS[name]} for row in getattr(service, name).all()]
        for name in ROWS
    }
    return {**{name: getattr(service, name) for name in FIELDS}, **rows}


def place_from(site: Site, record: Mapping[str, Any], service: SupportService | None = None) -> SupportService:
    """`service`, or a new place, with what the record says and the rest as it was; nothing is saved.

    Raises ValidationError with everything in the record that cannot be right, in words.
    """
    service = service or SupportService(site=site)
    for name in FIELDS:
        if name in record:
            setattr(service, name, record[name])
    wrong: dict[str, Any] = {}
    try:
        service.full_clean(exclude=["site", "uuid"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        wrong |= error.error_dict
    if len(service.description) > LONGEST_DESCRIPTION:  # Django asks this of forms only
        wrong["description"] = [_("These words are too long. Please use up to %d letters.") % LONGEST_DESCRIPTION]
    for name in [name for name in ROWS if name in record]:
        try:
            setattr(service, name, [_row(ROWS[name], order, row) for order, row in enumerate(record[name])])
        except ValidationError as error:
            wrong[name] = error.messages
    if wrong:
        raise ValidationError(wrong)
    return service


def _row(model: type[Any], order: int, values: Mapping[str, Any]) -> Any:
    unknown = values.keys() - {field.name for field in model._meta.get_fields()}
    if unknown:
        raise ValidationError(f"{model.__name__}: {', '.join(sorted(unknown))}?")
    row = model(sort_order=order, **values)
    row.full_clean(exclude=["service"], validate_unique=False, validate_constraints=False)
    return row
