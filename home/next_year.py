"""The same again, a year on: how names and days move."""

import re
from datetime import date, timedelta

YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
SHORT_YEAR = re.compile(r"(?<=/)\d\d(?!\d)")  # the second half of 2026/27


def a_year_on(day: date) -> date:
    """The same weekday of the same week, a year later."""
    return day + timedelta(weeks=52)


def name_a_year_on(name: str) -> str:
    """The name with each year in it moved on by one: "Autumn 2026/27" becomes "Autumn 2027/28"."""
    if not YEAR.search(name):
        return name
    moved = YEAR.sub(lambda found: str(int(found[0]) + 1), name)
    return SHORT_YEAR.sub(lambda found: f"{(int(found[0]) + 1) % 100:02}", moved)
