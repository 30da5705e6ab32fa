"""What a file would do to the school's list, worked out before anything is saved."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Site

from attendance_pages.models import SupportService
from attendance_pages.places.csv_cells import READERS, unguarded
from attendance_pages.places.csv_file import Line, Table
from attendance_pages.places.records import FIELDS, REACH, ROWS, Record, place_from, record_of


@dataclass(frozen=True)
class BadLine:
    """A row that stays out, and why."""

    number: int
    name: str
    reasons: list[str]


@dataclass(frozen=True)
class ImportPlan:
    """Places as they would be saved, and the rows that stay out."""

    new: list[SupportService] = field(default_factory=list)
    changed: list[SupportService] = field(default_factory=list)
    same: list[SupportService] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def to_save(self) -> int:
        """How many places would be written."""
        return len(self.new) + len(self.changed)


class SchoolsList:
    """The school's places by their identifier and by their name. Each can be meant by one row only."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.by_id: dict[str, SupportService] = {}
        self.by_name: dict[str, list[SupportService]] = defaultdict(list)
        self.rows: dict[Any, int] = {}
        for service in SupportService.objects.of_school(site).with_rows():
            self.by_id[str(service.uuid)] = service
            self.by_name[service.name.casefold()].append(service)

    def meant(self, identifier: str, name: str) -> SupportService | None:
        """The place that a row speaks of: by its identifier, else by its name; None for a new one.

        An identifier of another school is no identifier here. Raises ValidationError where two places have the name.
        """
        if identifier.casefold() in self.by_id:
            return self.by_id[identifier.casefold()]
        named = self.by_name.get(name.casefold(), [])
        if len(named) > 1:
            raise ValidationError(_("Two of your places have this name. Please add the id of the one you mean."))
        return named[0] if named else None

    def take(self, key: Any, number: int) -> None:
        """Remember which row spoke of it. Raises ValidationError for the second one."""
        if key in self.rows:
            raise ValidationError(_("This place stands in row %(row)d already."), params={"row": self.rows[key]})
        self.rows[key] = number


def plan_import(site: Site, table: Table) -> ImportPlan:
    """Read every row. A row that cannot be right stays out with its reasons; the others are ready to be saved."""
    plan, known = ImportPlan(left_out=table.left_out), SchoolsList(site)
    for line in table.lines:
        named = dict(zip(table.columns, map(unguarded, line.cells), strict=False))
        try:
            _read_line(plan, known, table, line, named)
        except ValidationError as wrong:
            plan.bad.append(BadLine(line.number, named.get("name", ""), reasons(wrong)))
    return plan


def _read_line(plan: ImportPlan, known: SchoolsList, table: Table, line: Line, named: dict[str, str]) -> None:
    if len(line.cells) != len(table.columns):
        raise ValidationError(_("This row does not have as many cells as the first row."))
    record = record_from(named)
    service = known.meant(named.get("id", ""), named["name"])
    before = record_of(service) if service else None
    known.take(service.pk if service else named["name"].casefold(), line.number)
    place = place_from(known.site, record, service)
    after = record_of(place)
    if before is None:
        plan.new.append(place)
    elif after == before:
        plan.same.append(place)
    else:
        if any(after[name] != before[name] for name in REACH):
            place.assured_date, place.assurer = None, ""
        plan.changed.append(place)


def record_from(named: dict[str, str]) -> Record:
    """What the cells of a row say, by the columns that the file has. Raises ValidationError with every reason."""
    record, wrong = {}, {}
    for name in (*FIELDS, *ROWS):
        if name in named:
            try:
                record[name] = READERS.get(name, str)(named[name])
            except ValidationError as error:
                wrong[name] = error
    if wrong:
        raise ValidationError(wrong)
    return record


def reasons(error: ValidationError) -> list[str]:
    """The error in words, each with the column it is about."""
    if not hasattr(error, "error_dict"):
        return [str(message) for message in error.messages]
    return [
        " ".join(filter(None, ["" if name == "__all__" else f"{name}:", str(message)]))
        for name, messages in error.message_dict.items()
        for message in messages
    ]
