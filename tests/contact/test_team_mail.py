"""What the team is told, when, and how little it says. Survey B3, and G6 for letters."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from contact import services
from contact.enums import Language, Reason, Status
from contact.models import Case
from contact.notices import Letter
from contact.services.telling import tell_of_the_first, tell_what_is_late, tell_what_waits
from contact.services.telling_of_keeping import tell_what_to_decide
from site_project.outbox.delivery import deliver_due
from site_project.outbox.mail import compose
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.staff.groups import GroupName
from tests.cast import member
from tests.contact.acts import opened
from tests.contact.keeping import at, came, letters, settings_of, with_terms

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, INSET, SATURDAY = (MONDAY + timedelta(days=number) for number in (1, 2, 3, 4, 5))
NEXT_MONDAY, HOLIDAY, BACK = MONDAY + timedelta(days=7), date(2026, 12, 22), date(2027, 1, 5)

# Each letter has one subject. These two go to others than the team, who would not know what there is to read.
SUBJECTS = {
    Letter.PASSED_ON: "Please talk to the team that reads messages",
    Letter.TO_FAMILY: "From the school office",
}


@pytest.fixture(autouse=True)
def clock(site, attendance_lead, time_machine):
    """Monday at ten, in a school with terms and one reader."""
    with_terms(site)
    time_machine.move_to(at(MONDAY), tick=False)
    return time_machine


def told_on(clock, day: date, *, off_until: str = "") -> list[tuple[str, str, str]]:
    """The letters of one day, the jobs running each quarter of an hour by day: when, what about, to whom."""
    found = []
    for quarter in [0, 12, *range(28, 74), 92]:
        moment = at(day, quarter // 4, quarter % 4 * 15)
        if f"{moment:%H:%M}" < off_until:
            continue
        clock.move_to(moment, tick=False)
        known = set(Notice.objects.values_list("pk", flat=True))
        for job in (tell_of_the_first, tell_what_waits, tell_what_is_late):
            job()
        for notice in Notice.objects.exclude(pk__in=known):
            found.append((f"{moment:%H:%M}", notice.kind.removeprefix("message-"), notice.recipient.split("@")[0]))
    return found


def test_b3_a_hundred_different_messages_make_one_and_the_same_letter(site, mailoutbox):
    reasons, languages = list(Reason), list(Language)
    for number in range(100):
        case = opened(
            site, f"Words {number} " * (number + 1), child=f"Child {number}", language=languages[number % 19],
            reasons=[reasons[number % 12]], wants="email", value=f"{number}@home.example", interpreter=bool(number % 2),
        )  # fmt: skip
        assert (tell_of_the_first(), deliver_due()) == (1, 1)
        Notice.objects.all().delete()
        Case.objects.filter(pk=case.pk).delete()
    assert len(mailoutbox) == 100
    assert len({(mail.subject, mail.body, str(mail.alternatives), mail.from_email) for mail in mailoutbox}) == 1
    assert {tuple(mail.to + mail.cc + mail.bcc + mail.reply_to) for mail in mailoutbox} == {("amara@school.example",)}


@pytest.mark.parametrize("letter", Letter)
def test_b3_no_letter_has_a_number_a_way_to_reply_or_anything_of_its_own(site, letter):
    notice = Notice(kind=letter, recipient="x@school.example", payload='{"context": {}, "attachments": []}')
    mail = compose(notice)
    assert mail.subject == SUBJECTS.get(letter, "There is something for you to read")
    assert set(mail.message().keys()) == {"Content-Type", "MIME-Version", "Subject", "From", "To", "Date", "Message-ID"}
    assert not any(sign.isdigit() for sign in mail.body.replace("127.0.0.1:8000", ""))
    html = mail.alternatives[0].content
    assert all(line in html for line in mail.body.split("\n") if line), "both say the same"


def test_b3_no_letter_carries_anything_of_a_case(site, attendance_lead, clock):
    case = came(clock, site, MONDAY, 10)
    Case.objects.filter(pk=case.pk).update(due_on=date(2026, 11, 20), erasure_asked_on=MONDAY)
    for job in (tell_of_the_first, tell_what_waits, tell_what_is_late, tell_what_to_decide):
        clock.move_to(at(MONDAY, 13, 30), tick=False)
        job()
    assert {letter for letter, _to in letters()} == {"waiting", "digest", "late", "decide"}
    assert {notice.payload for notice in Notice.objects.all()} == {json.dumps({"context": {}, "attachments": []})}


def test_b3_the_first_new_message_of_a_day_is_told_at_once_and_then_there_are_fixed_times(site, clock):
    came(clock, site, MONDAY, 10, 5)
    assert told_on(clock, MONDAY, off_until="10:05") == [("10:15", "waiting", "amara"), ("13:30", "digest", "amara")]
    came(clock, site, TUESDAY, 14)
    assert told_on(clock, TUESDAY) == [
        ("07:30", "waiting", "amara"), ("08:15", "digest", "amara"), ("13:30", "digest", "amara"),
    ]  # fmt: skip


def test_b3_more_messages_of_a_day_wait_for_the_digest(site, clock):
    came(clock, site, MONDAY, 9)
    tell_of_the_first()
    came(clock, site, MONDAY, 9, 30)
    assert tell_of_the_first() == 0
    assert told_on(clock, MONDAY, off_until="09:31") == [("13:30", "digest", "amara")]


def test_b3_what_was_answered_is_not_told(site, clock, attendance_lead):
    case = came(clock, site, MONDAY, 9)
    services.reply(case=case, author=attendance_lead, body="Thank you.", version=1, key=new_token())
    assert (told_on(clock, MONDAY), told_on(clock, TUESDAY)) == ([], [])


def test_b3_what_was_held_back_is_told_once_on_the_next_school_morning(site, clock):
    case = came(clock, site, MONDAY, 9)
    Case.objects.filter(pk=case.pk).update(status=Status.QUARANTINED)
    told = [told_on(clock, day) for day in (MONDAY, TUESDAY, WEDNESDAY)]
    assert told == [[], [("08:15", "digest", "amara")], []]


def test_b3_a_flood_that_was_held_back_on_a_weekend_makes_one_letter(site, clock):
    for hour in range(5):
        case = came(clock, site, SATURDAY, 9 + hour)
        Case.objects.filter(pk=case.pk).update(status=Status.QUARANTINED)
    told = [told_on(clock, day) for day in (SATURDAY, NEXT_MONDAY, NEXT_MONDAY + timedelta(days=1))]
    assert told == [[], [("08:15", "digest", "amara")], []]


def test_b3_nobody_is_told_of_a_case_that_is_kept_from_them(site, clock, attendance_lead):
    member("ben", GroupName.ATTENDANCE_TEAM)
    case = came(clock, site, MONDAY, 9)
    case.excluded.add(attendance_lead)
    assert told_on(clock, MONDAY) == [
        ("07:30", "waiting", "ben"),
        ("08:15", "digest", "ben"),
        ("13:30", "digest", "ben"),
    ]


def test_b3_no_letter_comes_at_night_and_none_goes_out_after_hours(site, clock):
    came(clock, site, MONDAY, 19)
    assert [hour for hour, *_more in told_on(clock, MONDAY, off_until="18:00")] == []
    assert told_on(clock, TUESDAY) == [("08:15", "digest", "amara"), ("13:30", "digest", "amara")]
    assert {notice.send_before for notice in Notice.objects.all()} == {at(TUESDAY, 18)}


def test_b3_what_came_before_dawn_is_told_at_half_past_seven(site, clock):
    came(clock, site, TUESDAY, 2)
    assert told_on(clock, TUESDAY)[0] == ("07:30", "waiting", "amara")


def test_b3_a_machine_that_was_off_catches_up_with_one_digest(site, clock):
    came(clock, site, MONDAY, 16)
    assert told_on(clock, TUESDAY, off_until="11:00") == [("11:00", "digest", "amara"), ("13:30", "digest", "amara")]
    assert told_on(clock, WEDNESDAY, off_until="15:00") == [("15:00", "digest", "amara")]
    assert told_on(clock, THURSDAY, off_until="18:00") == []


def test_b3_a_message_after_a_fixed_time_waits_for_the_next_one(site, clock, attendance_lead):
    came(clock, site, MONDAY, 9)
    tell_of_the_first()
    assert tell_what_waits() == 0, "nothing waited at 08:15"
    services.reply(case=Case.objects.get(), author=attendance_lead, body="Thanks.", version=1, key=new_token())
    assert tell_what_waits(now=at(MONDAY, 13, 30)) == 0
    came(clock, site, MONDAY, 14)
    assert told_on(clock, MONDAY, off_until="14:00") == []


def test_g6_weekends_training_days_and_bank_holidays_are_quiet(site, clock):
    came(clock, site, THURSDAY, 20)
    quiet = [INSET, SATURDAY, SATURDAY + timedelta(days=1)]
    assert [told_on(clock, day) for day in quiet] == [[], [], []]
    assert told_on(clock, NEXT_MONDAY)[0] == ("08:15", "digest", "amara")


def test_g6_in_the_holidays_the_duty_reader_hears_and_nobody_else(site, clock, attendance_lead):
    ben = member("ben", GroupName.ATTENDANCE_TEAM)
    settings_of(site, duty_reader=ben)
    came(clock, site, HOLIDAY, 6)
    assert told_on(clock, HOLIDAY) == [
        ("07:30", "waiting", "ben"),
        ("08:15", "digest", "ben"),
        ("13:30", "digest", "ben"),
    ]
    assert told_on(clock, date(2026, 12, 26)) == [], "a Saturday"
    Case.objects.update(due_on=BACK)
    assert sorted(name for _when, _letter, name in told_on(clock, BACK)) == ["amara", "amara", "ben", "ben"]


def test_g6_in_the_holidays_without_a_duty_reader_nobody_hears_until_school_begins(site, clock):
    came(clock, site, HOLIDAY, 6)
    Case.objects.update(due_on=BACK)
    assert (told_on(clock, HOLIDAY), told_on(clock, date(2027, 1, 4))) == ([], [])
    assert told_on(clock, BACK) == [("08:15", "digest", "amara"), ("13:30", "digest", "amara")]


def test_g6_when_the_known_terms_are_over_weekdays_count_so_that_a_message_is_not_forgotten(site, clock):
    after_all_terms = date(2027, 11, 8)
    came(clock, site, after_all_terms, 6)
    assert told_on(clock, after_all_terms)[0] == ("07:30", "waiting", "amara")


def test_g6_a_duty_reader_who_left_the_team_hears_nothing(site, clock, office):
    settings_of(site, duty_reader=office)
    came(clock, site, HOLIDAY, 6)
    assert told_on(clock, HOLIDAY) == []


@pytest.mark.parametrize(
    ("before", "moment"),
    [
        (datetime(2026, 10, 23, 7, 14, tzinfo=UTC), datetime(2026, 10, 23, 7, 15, tzinfo=UTC)),  # summer time
        (datetime(2026, 11, 2, 8, 14, tzinfo=UTC), datetime(2026, 11, 2, 8, 15, tzinfo=UTC)),  # winter time
        (datetime(2027, 4, 12, 7, 14, tzinfo=UTC), datetime(2027, 4, 12, 7, 15, tzinfo=UTC)),  # summer time again
    ],
)
def test_g6_the_fixed_times_follow_the_clock_on_the_wall(site, clock, before, moment):
    came(clock, site, before.date() - timedelta(days=1), 12)
    clock.move_to(before, tick=False)
    assert tell_what_waits() == 0
    clock.move_to(moment, tick=False)
    assert tell_what_waits() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_b3_two_machines_at_once_write_each_letter_once(site, clock):
    came(clock, site, MONDAY, 13, 30)
    Case.objects.update(due_on=MONDAY - timedelta(days=3))

    def run(job):
        try:
            return job()
        finally:
            connection.close()

    jobs = [tell_of_the_first, tell_what_waits, tell_what_is_late] * 4
    with ThreadPoolExecutor(len(jobs)) as pool:
        assert sum(pool.map(run, jobs)) == 3
    assert sorted(letter for letter, _to in letters()) == ["digest", "late", "waiting"]
