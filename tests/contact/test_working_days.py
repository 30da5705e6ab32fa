"""By when the school answers: school days of a whole year, with everything that lies in between."""

from datetime import date

import pytest
import time_machine

from contact.working_days import working_days_after
from home.models import Closure, SchoolSettings, Term
from home.school_days import Days, SchoolDays
from tests.contact.acts import opened

MONDAY, FRIDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 28)
A_YEAR = SchoolDays(
    terms=(
        Days("Spring 2", date(2026, 2, 23), date(2026, 3, 27)),
        Days("Summer 1", date(2026, 4, 13), date(2026, 5, 22)),
        Days("Summer 2", date(2026, 6, 1), date(2026, 7, 21)),
        Days("Autumn 1", date(2026, 9, 1), date(2026, 10, 23)),
        Days("Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),
        Days("Spring 1", date(2027, 1, 4), date(2027, 2, 12)),
    ),
    closures=(Days("INSET days", date(2026, 9, 1), date(2026, 9, 2)),),
)
NO_TERMS = SchoolDays()


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (MONDAY, 2, date(2026, 11, 25)),
        (FRIDAY, 1, date(2026, 11, 30)),
        (FRIDAY, 2, date(2026, 12, 1)),
        (SATURDAY, 1, date(2026, 11, 30)),
        (date(2026, 12, 31), 2, date(2027, 1, 5)),  # 1 January is no day to wait for
        (MONDAY, 10, date(2026, 12, 7)),
        (MONDAY, 0, MONDAY),
    ],
)
def test_g6_weekends_and_bank_holidays_do_not_count_where_no_term_is_known(day, count, due):
    assert working_days_after(day, count, NO_TERMS) == due


@pytest.mark.parametrize(
    ("why", "day", "count", "due"),
    [
        ("Easter: Good Friday is 3 April, the term ends a week before", date(2026, 3, 27), 1, date(2026, 4, 13)),
        ("the May bank holiday", date(2026, 5, 1), 1, date(2026, 5, 5)),
        ("half term", date(2026, 5, 21), 2, date(2026, 6, 1)),
        ("half term in autumn, over the end of summer time", date(2026, 10, 23), 2, date(2026, 11, 3)),
        ("the start of summer time, 29 March", date(2026, 3, 26), 2, date(2026, 4, 13)),
        ("31 August to 1 September, both INSET days", date(2026, 8, 31), 1, date(2026, 9, 3)),
        ("the summer", date(2026, 7, 21), 2, date(2026, 9, 4)),
        ("Christmas", date(2026, 12, 17), 2, date(2027, 1, 4)),
    ],
)
def test_g6_only_school_days_count(why, day, count, due):
    assert working_days_after(day, count, A_YEAR) == due


def test_g6_after_the_last_term_that_is_known_weekdays_count():
    assert working_days_after(date(2027, 2, 12), 2, A_YEAR) == date(2027, 2, 16)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-08-31 22:30:00+00:00", "2026-09-03"),  # 23:30 here, still August; 1 September is an INSET day
        ("2026-08-31 23:30:00+00:00", "2026-09-03"),  # half past midnight here: September already
        ("2026-10-25 00:30:00+00:00", "2026-11-03"),  # the hour that comes twice
        ("2026-10-23 14:00:00+00:00", "2026-11-03"),
    ],
)
def test_g6_a_message_is_due_by_the_school_s_own_clock_and_calendar(site, moment, due):
    school = SchoolSettings.objects.get(site=site)
    for days in A_YEAR.terms:
        Term.objects.create(school=school, name=days.words, first_day=days.first_day, last_day=days.last_day)
    inset = date(2026, 9, 1)
    Closure.objects.create(school=school, what_for="INSET day", first_day=inset, last_day=inset)
    with time_machine.travel(moment, tick=False):
        assert str(opened(site).due_on) == due
