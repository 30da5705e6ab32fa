"""A row of dates keeps its hour when the clocks change, and leaves out the days without school."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.series_rule import PlannedDate, SeriesRule, expand, rule_like_last_term
from home.nations import Nation
from home.school_days import Days, SchoolDays

LONDON = ZoneInfo("Europe/London")
THURSDAY, SUNDAY = 3, 6
AUTUMN = Days("Autumn", date(2026, 9, 7), date(2026, 12, 18))
HALF_TERM = Days("half term", date(2026, 10, 26), date(2026, 10, 30))
INSET = Days("INSET day", date(2026, 11, 12), date(2026, 11, 12))
SCHOOL = SchoolDays(Nation.ENGLAND, (AUTUMN,), (HALF_TERM, INSET))
COFFEE = SeriesRule(date(2026, 10, 12), date(2026, 11, 20), (THURSDAY,), time(9), time(10, 30))


class AnyDay:
    """A calendar on which every day will do, Sundays too, on which the clocks change."""

    def why_not(self, day: date) -> str:
        """Nothing against it."""
        return ""


def kept(dates: list[PlannedDate]) -> list[date]:
    """The days on which something is planned."""
    return [planned.day for planned in dates if not planned.skipped]


def utc(words: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def test_thursdays_at_nine_leave_out_half_term_and_an_inset_day_and_say_so():
    assert expand(COFFEE, SCHOOL) == [
        PlannedDate(date(2026, 10, 15), utc("2026-10-15T08:00"), utc("2026-10-15T09:30")),
        PlannedDate(date(2026, 10, 22), utc("2026-10-22T08:00"), utc("2026-10-22T09:30")),
        PlannedDate(date(2026, 10, 29), skipped="half term"),
        PlannedDate(date(2026, 11, 5), utc("2026-11-05T09:00"), utc("2026-11-05T10:30")),
        PlannedDate(date(2026, 11, 12), skipped="INSET day"),
        PlannedDate(date(2026, 11, 19), utc("2026-11-19T09:00"), utc("2026-11-19T10:30")),
    ]


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({"every": 2, "last_day": date(2026, 10, 29)}, [date(2026, 10, 15), date(2026, 10, 29)]),
        ({"every": 2, "first_day": date(2026, 10, 30)}, [date(2026, 11, 5), date(2026, 11, 19)]),
        ({"weekdays": (4, 0), "last_day": date(2026, 10, 16)}, [date(2026, 10, 12), date(2026, 10, 16)]),
        ({"weekdays": (0, 4), "every": 2, "first_day": date(2026, 11, 4)}, [date(2026, 11, 6), date(2026, 11, 16),
                                                                          date(2026, 11, 20)]),
        ({"last_day": date(2026, 10, 14)}, []),
    ],
    ids=["every other", "from the first that comes", "twice a week", "twice every other", "none"],
)  # fmt: skip
def test_weeks_count_from_the_one_with_the_first_date(changes, days):
    assert kept(expand(replace(COFFEE, **changes), SchoolDays())) == days


def test_a_day_left_out_does_not_shift_the_others():
    rule = replace(COFFEE, every=2)
    assert kept(expand(rule, SchoolDays(closures=(HALF_TERM,)))) == [date(2026, 10, 15), date(2026, 11, 12)]


@pytest.mark.parametrize(
    ("day", "start", "end", "planned"),
    [
        (date(2027, 3, 28), time(1, 30), time(3), "the clocks go forward, there is no 01:30"),
        (date(2027, 3, 28), time(0, 30), time(1), "the clocks go forward, there is no 01:00"),
        (date(2027, 3, 28), time(0, 30), time(2), (datetime(2027, 3, 28, 0, 30), datetime(2027, 3, 28, 1))),
        (date(2026, 10, 25), time(1, 30), time(2), (datetime(2026, 10, 25, 0, 30), datetime(2026, 10, 25, 2))),
        (date(2026, 10, 25), time(1, 30, fold=1), time(2), (datetime(2026, 10, 25, 0, 30), datetime(2026, 10, 25, 2))),
        (date(2026, 10, 25), time(0, 30), time(1, 30), (datetime(2026, 10, 24, 23, 30), datetime(2026, 10, 25, 0, 30))),
    ],
    ids=[
        "start is missing",
        "end is missing",
        "an hour is missing",
        "start comes twice",
        "never the second",
        "end too",
    ],
)
def test_on_the_nights_when_the_clocks_change(day, start, end, planned):
    rule = SeriesRule(day, day, (SUNDAY,), start, end)
    if isinstance(planned, str):
        assert expand(rule, AnyDay()) == [PlannedDate(day, skipped=planned)]
    else:
        starts_at, ends_at = (moment.replace(tzinfo=UTC) for moment in planned)
        assert expand(rule, AnyDay()) == [PlannedDate(day, starts_at, ends_at)]


@pytest.mark.parametrize(
    "changes",
    [
        {"last_day": date(2026, 10, 11)},
        {"last_day": date(2028, 1, 1)},
        {"weekdays": ()},
        {"weekdays": (7,)},
        {"every": 0},
        {"end": time(9)},
        {"start": time(9, tzinfo=UTC)},
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(changes):
    with pytest.raises(ValueError, match="The last day|No such|The end"):
        replace(COFFEE, **changes)


def test_last_terms_rule_starts_with_the_first_such_day_of_the_new_term_and_ends_with_it():
    spring = Days("Spring", date(2027, 1, 4), date(2027, 3, 24))
    assert rule_like_last_term(COFFEE, spring) == replace(
        COFFEE, first_day=date(2027, 1, 7), last_day=date(2027, 3, 24)
    )
    twice = replace(COFFEE, weekdays=(0, 3))
    assert rule_like_last_term(twice, spring).first_day == date(2027, 1, 4)


def test_a_term_without_such_a_day_has_no_such_rule():
    with pytest.raises(ValueError, match="The last day"):
        rule_like_last_term(COFFEE, Days("two days", date(2027, 1, 4), date(2027, 1, 5)))


FIRST_DAYS = st.dates(date(2026, 3, 1), date(2027, 11, 30)) | st.sampled_from(
    [date(2026, 3, 23), date(2026, 10, 19), date(2027, 3, 22), date(2027, 10, 25)]
)
SPANS = st.integers(0, 200).map(lambda days: timedelta(days=days))
CLOCKS = st.lists(st.times(), min_size=2, max_size=2, unique=True).map(sorted)
CLOSURES = st.lists(st.builds(lambda first, span: Days("x", first, first + span / 10), FIRST_DAYS, SPANS), max_size=3)
SCHOOLS = st.builds(SchoolDays, st.sampled_from(Nation), closures=CLOSURES.map(tuple))
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(tuple)


@st.composite
def rules(draw):
    """Any rule, often over a change of clocks and at any hour of the day."""
    first_day, (start, end) = draw(FIRST_DAYS), draw(CLOCKS)
    return SeriesRule(first_day, first_day + draw(SPANS), draw(WEEKDAYS), start, end, draw(st.integers(1, 5)))


@given(rules(), SCHOOLS)
def test_the_hour_is_the_same_on_every_date(rule, school):
    for planned in expand(rule, school):
        if not planned.skipped:
            local = [moment.astimezone(LONDON) for moment in (planned.starts_at, planned.ends_at)]
            assert [(moment.date(), moment.time()) for moment in local] == [
                (planned.day, rule.start), (planned.day, rule.end)
            ]  # fmt: skip
            assert {planned.starts_at.tzinfo, planned.ends_at.tzinfo} == {UTC}


@given(rules())
def test_nothing_is_planned_at_an_hour_that_does_not_exist_and_nothing_is_lost(rule):
    for planned in expand(rule, AnyDay()):
        gap = planned.day in {date(2026, 3, 29), date(2027, 3, 28)} and any(
            time(1) <= clock < time(2) for clock in (rule.start, rule.end)
        )
        assert (planned.skipped != "", planned.starts_at is None, planned.ends_at is None) == (gap, gap, gap)
        assert gap or planned.starts_at < planned.ends_at


@given(rules(), SCHOOLS)
def test_nothing_is_planned_on_a_day_without_school_and_the_reason_is_the_schools(rule, school):
    for planned in expand(rule, school):
        assert planned.skipped == school.why_not(planned.day)


@given(rules(), SCHOOLS)
def test_the_days_are_just_those_of_the_rule_in_their_order(rule, school):
    days = [planned.day for planned in expand(rule, school)]
    span = [rule.first_day + timedelta(days=step) for step in range((rule.last_day - rule.first_day).days + 1)]
    matching = [day for day in span if day.weekday() in rule.weekdays]
    mondays = list(dict.fromkeys(day - timedelta(days=day.weekday()) for day in matching))
    in_rhythm = {monday for monday in mondays if (monday - mondays[0]).days % (7 * rule.every) == 0}
    assert days == [day for day in matching if day - timedelta(days=day.weekday()) in in_rhythm]
    assert all(earlier < later for earlier, later in zip(days, days[1:], strict=False))


@given(rules(), SCHOOLS)
def test_the_same_rule_gives_the_same_dates(rule, school):
    assert expand(rule, school) == expand(replace(rule), replace(school))


@given(rules(), FIRST_DAYS)
def test_a_copied_rule_stays_within_its_new_term(rule, first_day):
    term = Days("x", first_day, first_day + timedelta(days=80))
    copied = rule_like_last_term(rule, term)
    days = [planned.day for planned in expand(copied, AnyDay())]
    assert (days[0], copied.last_day) == (copied.first_day, term.last_day)
    assert (copied.first_day - term.first_day).days < 7
    assert (copied.weekdays, copied.start, copied.end, copied.every) == (
        rule.weekdays, rule.start, rule.end, rule.every
    )  # fmt: skip
