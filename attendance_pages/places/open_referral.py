"""The school's checked places in the form of Open Referral's HSDS 3, for councils and others to read.

Field names are those of the standard's schemas. What is empty is left out; nothing about staff is ever in it.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import uuid5

from attendance_pages.models import SupportPhone, SupportSchedule, SupportService
from attendance_pages.places.enums import Need
from attendance_pages.places.opening import LONDON
from home.nations import Nation

Json = dict[str, Any]


def page_of_services(places: Iterable[SupportService], now: datetime) -> Json:
    """All places as the one page of a list, as the standard's API returns them. `now` decides on summer time."""
    contents = [service_json(place, now) for place in places]
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }


def service_json(place: SupportService, now: datetime) -> Json:
    """One service with everything that hangs on it."""
    plain = (
        "name", "alternate_name", "description", "url", "email", "status", "interpretation_services",
        "fees_description", "eligibility_description", "minimum_age", "maximum_age", "alert",
    )  # fmt: skip
    return _filled({
        "id": str(place.uuid),
        **{name: getattr(place, name) for name in plain},
        "application_process": place.how_to_start,
        "assured_date": _day(place.assured_date),
        "last_modified": place.last_modified.isoformat(timespec="milliseconds"),
        "phones": [_phone(place, order, row) for order, row in enumerate(place.phones.all())],
        "schedules": [_schedule(place, order, row, now) for order, row in enumerate(place.schedules.all())],
        "service_areas": _areas(place),
        "languages": [_named(place, "language", word) for word in place.language_list],
        "cost_options": _costs(place),
        "attributes": [_attribute(place, need) for need in place.needs if need in Need.values],
        "organization": _named(place, "organization", place.name, description=place.description, website=place.url),
    })  # fmt: skip


def _phone(place: SupportService, order: int, row: SupportPhone) -> Json:
    said = [row.name, f"Text {row.text_word}" if row.text_word else "", row.description]
    words = ". ".join(word.rstrip(".") for word in said if word)
    return _part(place, f"phone {order}", number=row.number, type=row.type, description=words)


def _schedule(place: SupportService, order: int, row: SupportSchedule, now: datetime) -> Json:
    opens, closes = (time(0), time(23, 59)) if row.all_day else (row.opens_at, row.closes_at)
    weekly = {"freq": "WEEKLY", "interval": 1} if opens else {}
    return _part(
        place,
        f"schedule {order}",
        **weekly,
        byday=",".join(row.byday),
        opens_at=_clock(opens, now),
        closes_at=_clock(closes, now),
        valid_from=_day(row.valid_from),
        dtstart=_day(row.valid_from),
        valid_to=_day(row.valid_to),
        description=row.description,
    )


def _areas(place: SupportService) -> list[Json]:
    """The school's own words for where, or the nations one by one."""
    names = [place.area] if place.area else [str(Nation(nation).label) for nation in place.nations]
    return [_named(place, "service_area", name) for name in names]


def _costs(place: SupportService) -> list[Json]:
    words = place.fees_description
    if place.is_free:
        return [_part(place, "cost_option", amount=0, currency="gbp", amount_description=words or "Free")]
    return [_part(place, "cost_option", amount_description=words)] if words else []


def _attribute(place: SupportService, need: str) -> Json:
    """What it is about, as a term of our own small vocabulary."""
    term = {"id": str(uuid5(place.uuid, f"term {need}")), "name": str(Need(need).label), "code": need}
    described = {**term, "description": str(Need(need).label), "taxonomy": "Schoolgate: needs in parents' words"}
    return _part(place, f"need {need}", link_type="service_eligibility", taxonomy_term=described)


def _named(place: SupportService, kind: str, name: str, **more: Any) -> Json:
    return _part(place, f"{kind} {name}", name=name, **more)


def _part(place: SupportService, key: str, **values: Any) -> Json:
    """A part of the service under an identifier that stays the same from day to day."""
    return _filled({"id": str(uuid5(place.uuid, key)), **values})


def _filled(values: Json) -> Json:
    return {name: value for name, value in values.items() if value not in ("", None, [])}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _clock(moment: time | None, now: datetime) -> str:
    """The time with the offset that London has today: the standard takes a time without one for UTC."""
    return datetime.combine(now.astimezone(LONDON), moment, LONDON).isoformat("T", "minutes")[11:] if moment else ""
