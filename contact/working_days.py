from datetime import date, timedelta

SATURDAY = 5


def working_days_after(day: date, count: int) -> date:
    """The day that lies `count` working days (Monday to Friday) after `day`.

    A message on Saturday counts from Monday on, so one working day after it is Monday. Holidays and training days
    are not known here yet: the school's calendar joins with the promise that it computes.
    """
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            count -= 1
    return day
