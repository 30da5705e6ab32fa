"""A spreadsheet of places as a file: what we write, and what we can read. Every refusal is one sentence."""

import csv
import io
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from attendance_pages.models import SupportService
from attendance_pages.places.csv_cells import rows_to_cell, unguarded
from attendance_pages.places.records import FIELDS, ROWS, record_of
from home.spreadsheet_cells import guarded

COLUMNS = ("id", *FIELDS, *ROWS, "assured_date")
LARGEST = 600 * 1024  # bytes: about two thousand places
SAVE_AS = "CSV UTF-8"  # what spreadsheets call it


class FileRefused(Exception):
    """The file as a whole cannot be read. The message is for the person who picked it."""


class Line(NamedTuple):
    """One row as a spreadsheet numbers it; the heading is row 1."""

    number: int
    cells: list[str]


class Table(NamedTuple):
    """What a file says: its known columns by place, those we leave out, and its rows."""

    columns: list[str]
    left_out: list[str]
    lines: list[Line]


def written(places: Iterable[SupportService]) -> str:
    """All places as a file that spreadsheets open, and that `table_from` reads."""
    file = io.StringIO()
    out = csv.writer(file)
    out.writerow(COLUMNS)
    for place in places:
        out.writerow([guarded(cell) for cell in _cells(place)])
    return "\ufeff" + file.getvalue()


def _cells(place: SupportService) -> list[str]:
    record = record_of(place)
    plain = [_plain(record[name]) for name in FIELDS]
    rows = [rows_to_cell(name, record[name]) for name in ROWS]
    checked = place.assured_date.isoformat() if place.assured_date else ""
    return [str(place.uuid), *plain, *rows, checked]


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def text_from(data: bytes) -> str:
    """The words of an uploaded file. Raises FileRefused where it is no spreadsheet that we can read."""
    if len(data) > LARGEST:
        raise FileRefused(_("This file is too big. A list of places is smaller than 600 kB. You can split it in two."))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\0" in data and data.count(b"\0") * 3 > len(data)):
        raise FileRefused(_("This file is in another alphabet code (UTF-16). Please save it as “%s”.") % SAVE_AS)
    if b"\0" in data or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise FileRefused(_("This is not a CSV file. In your spreadsheet, please save it as “%s”.") % SAVE_AS)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused(_("We cannot read some letters in this file. Please save it as “%s”.") % SAVE_AS) from None


def table_from(text: str) -> Table:
    """The rows of a file. Raises FileRefused where the heading is not ours or a quotation never ends."""
    heading = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    try:
        lines = [
            Line(number, row)
            for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True), 1)
        ]
    except csv.Error:
        raise FileRefused(
            _("A quotation mark in this file is never closed. Please save it again as “%s”.") % SAVE_AS
        ) from None
    columns = [unguarded(cell).casefold() for cell in lines[0].cells] if lines else []
    if not {"name", "description"} <= set(columns):
        raise FileRefused(_("The first row has to name the columns. Please start from a file that you exported here."))
    if len(set(filter(None, columns))) < len(list(filter(None, columns))):
        raise FileRefused(_("Two columns have the same name. Please take one of them out."))
    left_out = [column for column in columns if column and column not in COLUMNS]
    return Table(columns, left_out, [line for line in lines[1:] if any(cell.strip() for cell in line.cells)])
