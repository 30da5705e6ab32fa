"""How a place stands in the cells of a spreadsheet, there and back without loss.

Numbers and opening hours take one line of their cell each, its parts between upright strokes:
"voice | 0808 800 2222 | Wales" and "MO TU | 09:00-17:00 | | | in term time".
"""

import csv
import io
import re
from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from attendance_pages.places.enums import Day, Need, PhoneType, Source, Status
from attendance_pages.places.records import ROW_FIELDS
from home.forms import UNSEEN
from home.nations import Nation
from home.spreadsheet_cells import FORMULA

YES, NO = {"yes", "y", "true", "1"}, {"no", "n", "false", "0", ""}
STROKES: dict[str, Any] = {
    "delimiter": "|", "quoting": csv.QUOTE_NONE, "quotechar": None, "escapechar": "\\", "lineterminator": "",
}  # fmt: skip
ALL_DAY, EVERY_DAY = "24 hours", "every day"


def unguarded(cell: str) -> str:
    """The text behind `guarded`, without signs that nobody can see."""
    text = UNSEEN.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return (text[1:] if text.startswith("'") and FORMULA.match(text) else text).strip()


def yes_or_no(text: str) -> bool:
    """Raises ValidationError for anything else."""
    if text.casefold() not in YES | NO:
        raise ValidationError(_("Please write yes or no, not “%(text)s”."), params={"text": text})
    return text.casefold() in YES


def number(text: str) -> int | None:
    """A whole number, or nothing."""
    if text and not re.fullmatch(r"[0-9]{1,4}", text):
        raise ValidationError(_("“%(text)s” is not a whole number."), params={"text": text})
    return int(text) if text else None


def one_of(options: type[models.TextChoices], empty: str = "") -> Callable[[str], str]:
    """A value or its words; `empty` where the cell is."""
    known = {str(label).casefold(): value for value, label in options.choices}
    known |= {value.casefold(): value for value in options.values}

    def read(text: str) -> str:
        if text and text.casefold() not in known:
            raise ValidationError(_("We do not know “%(word)s”."), params={"word": text})
        return known[text.casefold()] if text else empty

    return read


def several_of(options: type[models.TextChoices]) -> Callable[[str], list[str]]:
    """Values or their words between commas."""
    read_one = one_of(options)

    def read(text: str) -> list[str]:
        picked = {read_one(word.strip()) for word in re.split(r"[,\n]", text) if word.strip()}
        return [value for value in options.values if value in picked]

    return read


def rows_to_cell(name: str, rows: Iterable[dict[str, Any]]) -> str:
    """The rows of a place, one a line."""
    write = _phone_parts if name == "phones" else _schedule_parts
    return "\n".join(_joined(write(row)) for row in rows)


def phones(text: str) -> list[dict[str, Any]]:
    """The numbers of a cell. A line without strokes is a number to ring."""
    return [_phone(_parts(line)) for line in text.split("\n") if line.strip()]


def schedules(text: str) -> list[dict[str, Any]]:
    """The opening hours of a cell. A line without strokes is words."""
    return [_schedule(_parts(line)) for line in text.split("\n") if line.strip()]


def _phone_parts(row: dict[str, Any]) -> list[str]:
    return [row[field] for field in ROW_FIELDS["phones"]]


def _phone(parts: list[str]) -> dict[str, Any]:
    parts = ["voice", *parts] if len(parts) == 1 else parts
    kind, *others = _filled_up(parts, ROW_FIELDS["phones"])
    values = dict(zip(ROW_FIELDS["phones"][1:], others, strict=True))
    return {"type": one_of(PhoneType, PhoneType.VOICE.value)(kind), **values}


def _schedule_parts(row: dict[str, Any]) -> list[str]:
    times = "-".join(_clock(row[name]) for name in ("opens_at", "closes_at") if row[name])
    days = [row[name].isoformat() if row[name] else "" for name in ("valid_from", "valid_to")]
    if not (row["byday"] or times or row["all_day"] or any(days)):
        return [row["description"]]
    return [" ".join(row["byday"]) or EVERY_DAY, ALL_DAY if row["all_day"] else times, *days, row["description"]]


def _schedule(parts: list[str]) -> dict[str, Any]:
    if len(parts) == 1:
        return {"description": parts[0]}
    days, times, first, last, words = _filled_up(parts, ("byday", "times", "valid_from", "valid_to", "description"))
    opens, closes = _times("" if times.casefold() == ALL_DAY else times)
    return {
        "byday": [] if days.casefold() == EVERY_DAY else several_of(Day)(",".join(days.split())),
        "all_day": times.casefold() == ALL_DAY,
        "opens_at": opens,
        "closes_at": closes,
        "valid_from": _date(first),
        "valid_to": _date(last),
        "description": words,
    }


def _filled_up(parts: list[str], fields: Iterable[str]) -> list[str]:
    fields = list(fields)
    if len(parts) > len(fields):
        raise ValidationError(_("There are too many parts in “%(text)s”."), params={"text": " | ".join(parts)})
    return parts + [""] * (len(fields) - len(parts))


def _joined(parts: list[str]) -> str:
    """One line of a cell; empty parts at its end are left out."""
    while len(parts) > 1 and not parts[-1]:
        parts = parts[:-1]
    line = io.StringIO()
    csv.writer(line, **STROKES).writerow([f" {part.replace(chr(10), ' ')} " for part in parts])
    return line.getvalue().strip()


def _parts(line: str) -> list[str]:
    return [part.strip() for part in next(csv.reader([line], **STROKES))]


def _clock(moment: time) -> str:
    return moment.isoformat("minutes" if not moment.second else "seconds")


def _times(text: str) -> tuple[time | None, time | None]:
    if not text:
        return None, None
    found = re.fullmatch(r"(\d{1,2}:\d{2}(?::\d{2})?)\s*[-–]\s*(\d{1,2}:\d{2}(?::\d{2})?)", text)
    try:
        if found:
            return time.fromisoformat(found[1].zfill(5)), time.fromisoformat(found[2].zfill(5))
    except ValueError:
        pass
    raise ValidationError(_("We cannot read the times “%(text)s”. Write them as 09:00-17:00."), params={"text": text})


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValidationError(
            _("We cannot read the day “%(text)s”. Write it as 2026-12-31."), params={"text": text}
        ) from None


READERS: dict[str, Callable[[str], Any]] = {
    "is_free": yes_or_no,
    "needs_referral": yes_or_no,
    "minimum_age": number,
    "maximum_age": number,
    "sort_order": lambda text: number(text) or 0,
    "status": one_of(Status, Status.ACTIVE.value),
    "source_status": one_of(Source),
    "nations": several_of(Nation),
    "needs": several_of(Need),
    "phones": phones,
    "schedules": schedules,
}
