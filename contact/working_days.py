"""Days that count for the school's promise: school days, and where no term is known, weekdays."""

from datetime import date

from home.school_days import SchoolDays


def working_days_after(day: date, count: int, days: SchoolDays) -> date:
    """The day that lies `count` school days after `day`.

    A message on Saturday counts from Monday on, so one school day after it is Monday. Where the school has not
    written down its next term yet, weekdays without bank holidays count: a promise needs a day.
    """
    weekdays = SchoolDays(days.nation)
    for _counted in range(count):
        day = days.next_school_day(day) or weekdays.next_school_day(day) or day
    return day
