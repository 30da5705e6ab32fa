"""What waits too long, and what has to be decided: who is told, when, and once. Survey G1 and G6."""

from datetime import date, timedelta

import pytest

from contact.models import Case, SecondYes
from contact.services.telling import tell_what_is_late
from contact.services.telling_of_keeping import tell_what_is_old, tell_what_to_decide
from site_project.outbox.models import Notice
from site_project.staff.groups import GroupName
from tests.cast import member
from tests.contact.keeping import at, came, letters, settings_of, with_terms

MONDAY, TUESDAY, HOLIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 12, 22)


@pytest.fixture(autouse=True)
def clock(site, attendance_lead, time_machine):
    """Monday at ten, in a school with terms and one reader."""
    with_terms(site)
    time_machine.move_to(at(MONDAY), tick=False)
    return time_machine


@pytest.mark.parametrize(
    ("due", "late", "head"),
    [
        (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 30)),  # two days later, less the INSET day
        (date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 2)),  # the INSET day and a weekend
        (date(2026, 10, 23), date(2026, 11, 2), date(2026, 11, 4)),  # half term, and the end of summer time
        (date(2027, 3, 25), date(2027, 4, 12), date(2027, 4, 14)),  # Easter
        (date(2027, 4, 30), date(2027, 5, 4), date(2027, 5, 6)),  # the bank holiday in May
        (date(2027, 7, 21), date(2027, 9, 1), date(2027, 9, 3)),  # the whole summer, 31 August to 1 September
    ],
)
def test_g6_what_is_late_goes_to_the_lead_and_two_school_days_later_to_the_head_each_once(
    site, clock, attendance_lead, approver, due, late, head
):
    member("ben", GroupName.ATTENDANCE_TEAM)
    settings_of(site, lead=attendance_lead, head=approver)
    came(clock, site, due - timedelta(days=1), 10)
    Case.objects.update(due_on=due)
    told = []
    for number in range((head - due).days + 8):
        day = due + timedelta(days=number)
        clock.move_to(at(day, 9), tick=False)
        for _twice in range(2):
            if tell_what_is_late():
                told.append(day)
    assert told == [late, head]
    assert sorted(letters()) == [("late", "amara"), ("still-late", "helen")]


def test_what_is_late_and_kept_from_the_lead_goes_to_the_head_at_once(site, clock, attendance_lead, approver):
    settings_of(site, lead=attendance_lead, head=approver)
    case = came(clock, site, MONDAY, 10)
    case.excluded.add(attendance_lead)
    Case.objects.update(due_on=MONDAY)
    clock.move_to(at(TUESDAY), tick=False)
    tell_what_is_late()
    assert letters() == [("still-late", "helen")]


def test_a_second_late_case_is_told_on_its_own_day_and_a_month_later_nothing_again(site, clock, attendance_lead):
    settings_of(site, lead=attendance_lead)
    first, second = came(clock, site, MONDAY, 10), came(clock, site, MONDAY, 11)
    Case.objects.filter(pk=first.pk).update(due_on=MONDAY)
    Case.objects.filter(pk=second.pk).update(due_on=TUESDAY)
    told = []
    for number in range(45):
        clock.move_to(at(MONDAY + timedelta(days=number)), tick=False)
        Notice.objects.filter(created_at__lt=at(MONDAY + timedelta(days=number - 30))).delete()  # as the outbox does
        if tell_what_is_late():
            told.append(number)
    assert told == [1, 2]


def test_a_family_that_asks_to_be_deleted_is_told_to_the_lead_once_and_in_the_holidays_too(
    site, clock, attendance_lead
):
    member("ben", GroupName.ATTENDANCE_TEAM)
    settings_of(site, lead=attendance_lead)
    came(clock, site, HOLIDAY, 9)
    Case.objects.update(erasure_asked_on=HOLIDAY)
    assert [tell_what_to_decide(), tell_what_to_decide()] == [1, 0]
    assert letters() == [("decide", "amara")]


def test_who_is_asked_for_a_second_yes_hears_of_it_and_who_asked_does_not(site, clock, attendance_lead):
    member("ben", GroupName.ATTENDANCE_TEAM)
    case = came(clock, site, MONDAY, 9)
    SecondYes.objects.create(case=case, what="release", why="x", asked_by=attendance_lead, asked_on=MONDAY)
    assert [tell_what_to_decide(), tell_what_to_decide()] == [1, 0]
    assert letters() == [("decide", "ben")]


def test_g1_what_is_open_for_twelve_months_is_told_to_the_lead_and_then_each_month(site, clock, attendance_lead):
    settings_of(site, lead=attendance_lead)
    came(clock, site, MONDAY, 9)
    days = []
    for number in range(355, 440):
        day = MONDAY + timedelta(days=number)
        clock.move_to(at(day), tick=False)
        Notice.objects.filter(created_at__lt=at(day - timedelta(days=30))).delete()  # as the outbox does
        if tell_what_is_old():
            days.append(day)
    assert days == [date(2027, 11, 23), date(2027, 12, 23), date(2028, 1, 24)], "the 23rd of January is a Sunday"
