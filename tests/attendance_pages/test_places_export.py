"""The list as a spreadsheet: everything is in it, nothing computes, and it comes back in unchanged."""

import csv
import io
import uuid
from datetime import date

from hypothesis import given
from hypothesis import strategies as any_of

from attendance_pages.models import SupportService
from attendance_pages.places.csv_cells import phones, rows_to_cell, schedules, unguarded
from attendance_pages.places.csv_file import table_from, written
from attendance_pages.places.enums import Day
from attendance_pages.places.importing import plan_import
from attendance_pages.places.services import bring_in
from home.forms import UNSEEN
from home.spreadsheet_cells import FORMULA, guarded
from tests.attendance_pages.places import EXPORT, other_school, place
from tests.cast import signed_in

WORDS = any_of.text(max_size=30).map(lambda text: " ".join(UNSEEN.sub("", text).split()))
TIMES = any_of.times().map(lambda moment: moment.replace(microsecond=0))
PHONES = any_of.fixed_dictionaries(
    {
        "type": any_of.sampled_from(["voice", "text"]),
        "number": any_of.from_regex(r"\A\+?[0-9][0-9 ]{2,10}[0-9]\Z"),
        "name": WORDS,
        "text_word": WORDS,
        "description": WORDS,
    }
)
SCHEDULES = any_of.fixed_dictionaries(
    {
        "byday": any_of.sets(any_of.sampled_from(Day.values)).map(lambda days: [d for d in Day.values if d in days]),
        "all_day": any_of.just(False),
        "opens_at": TIMES,
        "closes_at": TIMES,
        "valid_from": any_of.none() | any_of.dates(min_value=date(2000, 1, 1)),
        "valid_to": any_of.none() | any_of.dates(min_value=date(2000, 1, 1)),
        "description": WORDS,
    }
)


def rows_of(text: str) -> list[list[str]]:
    """The cells of a file."""
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))


@given(any_of.text().map(lambda text: UNSEEN.sub("", text).replace("\r", "").strip()))
def test_a_guarded_cell_comes_back_as_it_was_and_is_no_formula(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@"}
    assert guarded(text) == text or FORMULA.match(text)


@given(any_of.lists(PHONES, max_size=3))
def test_numbers_come_back_from_their_cell_as_they_were(rows):
    assert phones(rows_to_cell("phones", rows)) == rows


@given(any_of.lists(SCHEDULES, max_size=3))
def test_opening_hours_come_back_from_their_cell_as_they_were(rows):
    assert schedules(rows_to_cell("schedules", rows)) == rows


def test_the_export_is_what_the_school_has_and_nothing_of_another(site, office):
    mine = place(site, name="Mine", number="+44 1632 960201")
    place(other_school(), name="Theirs")
    answer = signed_in(office).get(EXPORT)
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert [(row["id"], row["name"], row["phones"]) for row in rows] == [
        (str(mine.uuid), "Mine", "voice | +44 1632 960201")
    ]
    assert "Tom Ashworth" not in answer.content.decode()
    assert answer["Content-Disposition"].startswith('attachment; filename="places-that-can-help-')


def test_an_export_comes_back_in_unchanged(site, office):
    place(
        site, name="One", text=("85258", "SHOUT"), hours=[{"byday": ["MO"], "opens_at": "09:00", "closes_at": "17:00"}]
    )
    place(site, name="=Two", number="+44 1632 960201", what_to_say="-Hello", alert="'@home", area="+ villages")
    place(site, name="Three", number="", minimum_age=0, needs_referral=True, status="temporarily closed")
    before = written(SupportService.objects.all())
    plan = plan_import(site, table_from(before.lstrip("\ufeff")))
    bring_in(plan)

    assert (len(plan.same), plan.new, plan.changed, plan.bad, plan.left_out) == (3, [], [], [], [])
    assert written(SupportService.objects.all()) == before
    assert uuid.UUID(before.splitlines()[1].split(",")[0])


def test_an_export_fills_an_empty_school_with_the_same_words(site):
    first = place(
        site, name="One", text=("85258", "SHOUT"), hours=[{"all_day": True}, {"description": "Or | by \\ post"}]
    )
    text = written([first]).lstrip("\ufeff")
    school = other_school()
    bring_in(plan_import(school, table_from(text)))
    copy = SupportService.objects.of_school(school)

    assert written(copy).split(",", 23)[22:] != ""
    assert [cells[1:-1] for cells in csv.reader(io.StringIO(written(copy)))] == [
        cells[1:-1] for cells in csv.reader(io.StringIO(written([first])))
    ]


def test_no_cell_of_an_export_is_a_formula(site):
    place(site, name="=HYPERLINK()", description="@cmd", what_to_say="-1+2", alert="+44 is the code", area="'=1")
    [_heading, cells] = rows_of(written(SupportService.objects.all()))

    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert {"'=HYPERLINK()", "'@cmd", "'-1+2", "'+44 is the code", "''=1"} <= set(cells)
