"""The jobs of the clock: each family is reminded and thanked once, at a decent hour, and never too late."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from events.models import Booking
from events.services import cancel, change_date
from events.services.after import complete_past_dates, thank
from events.services.reminders import remind, reminders_from
from site_project.outbox.delivery import deliver_due
from site_project.outbox.models import Notice
from tests.events.conftest import booked

pytestmark = pytest.mark.django_db
TIMES = ("starts_at", "ends_at", "closes_at", "offers_end_at")


def letters(kind: str) -> list[Notice]:
    """The letters of a kind that were written."""
    return list(Notice.objects.filter(kind=f"booking-{kind}"))


def clock(date, days: int, hour: int, minute: int = 0) -> datetime:
    """That hour in London, so many days from the date."""
    day = date.local_start + timedelta(days=days)
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))


def over(date, *states: str) -> None:
    """The day after: what became of each family, in the order in which they booked."""
    for booking, state in zip(Booking.objects.order_by("created_at"), states, strict=True):
        Booking.objects.filter(pk=booking.pk).update(state=state)
    complete_past_dates(date.ends_at)


def test_everybody_is_reminded_from_nine_on_the_day_before_and_only_once(date):
    booked(date, 1)
    booked(date, 2)
    assert remind(clock(date, -1, 8, 59)) == 0
    assert remind(clock(date, -1, 9)) == 2
    assert [remind(clock(date, -1, hour)) for hour in (9, 12, 20)] == [0, 0, 0]
    assert [letter.send_before for letter in letters("reminder")] == [date.starts_at] * 2


def test_the_right_nine_o_clock_on_the_day_the_clocks_change(make_date):
    sunday = timezone.make_aware(datetime(2027, 3, 28, 12))  # at one in the morning the clocks go forward
    monday = timezone.make_aware(datetime(2027, 3, 29, 9))
    nine = [reminders_from(make_date(starts_at=starts, supervisors=0)) for starts in (sunday, monday)]
    assert [moment.isoformat() for moment in nine] == ["2027-03-27T09:00:00+00:00", "2027-03-28T09:00:00+01:00"]


def test_nobody_is_woken_by_a_machine_that_was_off(date):
    booked(date)
    assert [remind(clock(date, *night)) for night in ((-1, 21), (-1, 23), (0, 3), (0, 7))] == [0, 0, 0, 0]
    assert remind(clock(date, 0, 7, 30)) == 1


def test_nobody_is_reminded_of_what_has_begun(date):
    booked(date)
    assert remind(date.starts_at) == remind(clock(date, 0, 18)) == 0


def test_a_reminder_that_the_mail_server_took_too_late_stays_at_home(date, time_machine, mailoutbox):
    booked(date)
    deliver_due()
    remind(clock(date, -1, 9))
    time_machine.move_to(date.starts_at)
    assert (deliver_due(), len(mailoutbox)) == (0, 1)
    assert [(one.state, one.recipient, one.payload) for one in letters("reminder")] == [("too_late", "", "")]


def test_who_books_or_gets_a_place_later_than_that_is_not_reminded(date, time_machine):
    time_machine.move_to(clock(date, -1, 10))
    Booking.objects.filter(pk=booked(date, 1)[0].pk).update(created_at=clock(date, -3, 10))  # waited, now booked in
    booked(date, 2)
    assert remind(clock(date, -1, 10, 5)) == remind(clock(date, -1, 12)) == 0


def test_only_families_that_are_booked_in_are_reminded(make_date, office):
    date = make_date(adult_capacity=1)
    booked(date, 1)
    booked(date, 2)  # waits
    gone, _link = booked(make_date(starts_at=date.starts_at + timedelta(hours=1)), 3)
    cancel(booking_id=gone.pk)
    assert remind(clock(date, -1, 9)) == 1


def test_after_a_date_has_moved_its_families_are_reminded_of_the_new_day(date, office):
    booked(date)
    assert remind(clock(date, -1, 9)) == 1
    later = {name: getattr(date, name) + timedelta(days=7) for name in TIMES}
    change_date(occurrence_id=date.pk, values=later, actor=office)
    date.refresh_from_db()
    assert (remind(clock(date, -1, 9)), remind(clock(date, -1, 10)), len(letters("reminder"))) == (1, 0, 2)


def test_who_came_is_thanked_on_the_morning_after_and_only_once(date):
    for number in (1, 2, 3):
        booked(date, number)
    over(date, "attended", "confirmed", "no_show")
    assert thank(clock(date, 1, 8, 59)) == 0
    assert (thank(clock(date, 1, 9)), thank(clock(date, 1, 9)), thank(clock(date, 2, 9))) == (1, 0, 0)
    assert Booking.objects.get(thanked=True).state == "attended"


def test_where_nobody_was_ticked_in_everybody_who_had_booked_is_thanked(date):
    for number in (1, 2, 3):
        booked(date, number)
    over(date, "confirmed", "confirmed", "no_show")
    assert thank(clock(date, 1, 9)) == 2


def test_thanks_that_come_too_late_do_not_come(date):
    booked(date)
    over(date, "attended")
    assert (thank(clock(date, 1, 22)), thank(clock(date, 7, 12)), thank(clock(date, 5, 12))) == (0, 0, 1)


def test_nobody_is_thanked_for_a_date_that_was_called_off(date):
    booked(date)
    date.status = "cancelled"
    date.save()
    assert (complete_past_dates(date.ends_at), thank(clock(date, 1, 9))) == (0, 0)
