from datetime import date

import pytest

from contact.working_days import working_days_after

MONDAY, FRIDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 28)


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (MONDAY, 2, date(2026, 11, 25)),
        (FRIDAY, 1, date(2026, 11, 30)),
        (FRIDAY, 2, date(2026, 12, 1)),
        (SATURDAY, 1, date(2026, 11, 30)),
        (date(2026, 12, 31), 2, date(2027, 1, 4)),
        (MONDAY, 10, date(2026, 12, 7)),
        (MONDAY, 0, MONDAY),
    ],
)
def test_weekends_do_not_count(day, count, due):
    assert working_days_after(day, count) == due
