"""Whether a place is usually open: by the clock in London, over midnight, on both days when the clocks change."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

import pytest

from attendance_pages.places.opening import LONDON, clock, in_words, usually_open

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR"]


@dataclass
class Line:
    """One line of opening hours, without a database."""

    opens_at: time | None = None
    closes_at: time | None = None
    byday: list[str] = field(default_factory=list)
    all_day: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    description: str = ""


OFFICE = Line(time(9), time(17), WEEKDAYS)
NIGHT = Line(time(18), time(2), ["FR"])
ALWAYS = Line(all_day=True)


def london(text: str) -> datetime:
    """A moment by the clock in London: "2026-11-23 10:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("line", "moment", "is_open"),
    [
        (OFFICE, "2026-11-23 08:59", False),  # a Monday
        (OFFICE, "2026-11-23 09:00", True),
        (OFFICE, "2026-11-23 16:59", True),
        (OFFICE, "2026-11-23 17:00", False),
        (OFFICE, "2026-11-22 10:00", False),  # a Sunday
        (NIGHT, "2026-11-20 17:59", False),  # a Friday
        (NIGHT, "2026-11-20 18:00", True),
        (NIGHT, "2026-11-21 01:59", True),
        (NIGHT, "2026-11-21 02:00", False),
        (NIGHT, "2026-11-21 19:00", False),
        (NIGHT, "2026-11-20 01:00", False),  # Thursday's night was no Friday's
        (Line(time(18), time(0)), "2026-11-23 23:59", True),
        (Line(time(18), time(0)), "2026-11-23 00:00", False),
        (Line(time(9), time(9)), "2026-11-23 03:00", True),  # round the clock, written another way
        (ALWAYS, "2026-11-23 03:00", True),
        (Line(all_day=True, byday=["SA"]), "2026-11-21 23:59", True),
        (Line(all_day=True, byday=["SA"]), "2026-11-22 00:00", False),
        (Line(time(9), time(17), valid_from=date(2026, 11, 24)), "2026-11-23 10:00", False),
        (Line(time(9), time(17), valid_to=date(2026, 11, 23)), "2026-11-23 10:00", True),
        (Line(time(9), time(17), valid_to=date(2026, 11, 22)), "2026-11-23 10:00", False),
        (Line(time(18), time(2), valid_to=date(2026, 11, 22)), "2026-11-23 01:00", True),  # the last night goes on
    ],
)
def test_open_at_that_moment(line, moment, is_open):
    assert usually_open([line], london(moment)) is is_open


def test_no_times_means_that_we_do_not_know():
    assert usually_open([], london("2026-11-23 10:00")) is None
    assert usually_open([Line(description="Ask them")], london("2026-11-23 10:00")) is None


def test_one_line_that_is_open_is_enough():
    assert usually_open([NIGHT, OFFICE], london("2026-11-23 10:00")) is True


@pytest.mark.parametrize(
    ("utc", "is_open"),
    [
        ("2026-03-29T00:30", False),  # 00:30 in London, half an hour before the clocks go forward
        ("2026-03-29T01:00", True),  # 02:00: there was no 1 o'clock, and no hour is missed
        ("2026-03-29T01:59", True),
        ("2026-03-29T02:00", False),  # 03:00
        ("2026-10-25T00:00", True),  # 01:00, summer time
        ("2026-10-25T00:59", True),
        ("2026-10-25T01:00", True),  # 01:00 once more, winter time
        ("2026-10-25T02:59", True),
        ("2026-10-25T03:00", False),
    ],
)
def test_the_clock_on_the_wall_counts_when_the_clocks_change(utc, is_open):
    early = Line(time(1), time(3))

    assert usually_open([early], datetime.fromisoformat(utc).replace(tzinfo=UTC)) is is_open


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([OFFICE], "Monday to Friday, 9am to 5pm"),
        ([Line(time(9, 30), time(17), ["MO", "WE", "TH"])], "Monday, Wednesday and Thursday, 9:30am to 5pm"),
        ([Line(time(10), time(12), ["SA", "SU"])], "Saturday and Sunday, 10am to noon"),
        ([Line(time(18), time(0))], "Every day, 6pm to midnight"),
        ([ALWAYS], "Day and night, every day"),
        ([Line(all_day=True, byday=["SA"])], "Saturday, day and night"),
        ([Line(description="Book a call")], "Book a call"),
        ([OFFICE, Line(time(9), time(13), ["SA"], description="in Wales")],
         "Monday to Friday, 9am to 5pm. Saturday, 9am to 1pm, in Wales"),
        ([Line(time(9), time(13), ["SA"], valid_from=date(2026, 12, 1), valid_to=date(2027, 2, 28))],
         "Saturday, 9am to 1pm, from 1 December 2026 until 28 February 2027"),
    ],
)  # fmt: skip
def test_opening_hours_read_like_a_sentence(lines, words):
    assert in_words(lines) == words


def test_times_as_people_say_them():
    assert [clock(time(*at)) for at in [(0,), (9,), (9, 30), (12,), (12, 1), (17,)]] == [
        "midnight", "9am", "9:30am", "noon", "12:01pm", "5pm",
    ]  # fmt: skip
