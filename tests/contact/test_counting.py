"""Each thing counts once, on the evening of its day; a deletion changes no number."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as configured
from django.db import connection
from django.utils import timezone

from contact import services
from contact.enums import AnsweredIn, Counted
from contact.models import Case, MonthCount
from contact.services.counting import count_what_happened
from site_project.privacy.keys import new_token
from tests.contact.acts import held_back, opened
from tests.contact.counts import close, counts


@pytest.fixture
def clock():
    """A Monday morning in term; it stands still until a test moves it."""
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as traveller:
        yield traveller


def test_a_day_is_counted_when_it_is_over_and_once(site, attendance_lead, clock):
    case = opened(site, reasons=["worry", "mornings"])
    services.reply(case=case, author=attendance_lead, body="Hello.", version=1, key=new_token())
    assert (count_what_happened(), counts()) == (0, {})
    clock.move_to("2026-11-24 01:30:00+00:00")
    expected = {
        ("2026-11", "opened", ""): 1,
        ("2026-11", "source", "web"): 1,
        ("2026-11", "reason", "worry"): 1,
        ("2026-11", "reason", "mornings"): 1,
        ("2026-11", "answered_in", "0"): 1,
    }
    assert (count_what_happened(), counts()) == (5, expected)
    assert (count_what_happened(), counts()) == (0, expected)
    clock.move_to("2026-12-03 01:30:00+00:00")
    assert (count_what_happened(), counts()) == (0, expected)


def test_what_began_before_midnight_has_an_hour_to_be_kept(site, clock):
    clock.move_to("2026-11-23 23:59:59+00:00")
    opened(site)
    clock.move_to("2026-11-24 00:59:00+00:00")
    assert count_what_happened() == 0
    clock.move_to("2026-11-24 01:00:00+00:00")
    assert count_what_happened() == 2


def test_what_is_no_reason_of_our_list_becomes_no_number_and_no_plain_word(site, clock):
    case = opened(site, reasons=["worry"])
    case.barriers = "worry\nkestrel, in somebody's own words"
    case.save()
    clock.move_to("2026-11-24 10:00:00+00:00")
    count_what_happened()
    assert counts(Counted.REASON) == {("2026-11", "reason", "worry"): 1}


def test_a_tick_that_was_missed_for_days_catches_up(site, clock):
    for day in ["2026-11-23", "2026-11-25", "2026-11-30"]:
        clock.move_to(f"{day} 10:00:00+00:00")
        opened(site)
    clock.move_to("2026-12-04 10:00:00+00:00")
    count_what_happened()
    assert counts(Counted.OPENED) == {("2026-11", "opened", ""): 3}


def test_only_the_first_answer_counts_in_school_days(site, attendance_lead, clock):
    clock.move_to("2026-11-20 10:00:00+00:00")  # a Friday
    case = opened(site)
    for day in ["2026-11-24", "2026-11-27"]:
        clock.move_to(f"{day} 10:00:00+00:00")
        count_what_happened()
        case.refresh_from_db()
        services.reply(case=case, author=attendance_lead, body=day, version=case.version, key=new_token())
    clock.move_to("2026-12-04 10:00:00+00:00")
    count_what_happened()
    assert counts(Counted.ANSWERED_IN) == {("2026-11", "answered_in", "2"): 1}  # Monday and Tuesday


def test_a_noted_call_is_an_answer(site, attendance_lead, clock):
    case = opened(site, wants="phone", value="07700 900123")
    clock.move_to("2026-11-24 10:00:00+00:00")
    services.add_note(case=case, author=attendance_lead, body="Talked.", kind="call")
    clock.move_to("2026-11-25 10:00:00+00:00")
    count_what_happened()
    assert counts(Counted.ANSWERED_IN) == {("2026-11", "answered_in", "1"): 1}


BANDS = [(0, "0"), (1, "1"), (2, "2"), (3, "3-5"), (5, "3-5"), (6, "6+"), (60, "6+")]


@pytest.mark.parametrize(("days", "band"), BANDS)
def test_the_bands_of_days(days, band):
    assert AnsweredIn.of(days) == band


def test_how_it_ended_counts_on_the_day_it_was_closed(site, clock):
    case = opened(site)
    clock.move_to("2026-12-01 10:00:00+00:00")
    close(case, "helped")
    clock.move_to("2026-12-02 10:00:00+00:00")
    count_what_happened()
    assert counts(Counted.OUTCOME) == {("2026-12", "outcome", "helped"): 1}


@pytest.mark.parametrize("counted_before", [True, False])
def test_a_deletion_changes_no_number(site, attendance_lead, clock, counted_before):
    case, other = opened(site, reasons=["worry"]), opened(site)
    services.reply(case=case, author=attendance_lead, body="Hello.", version=1, key=new_token())
    clock.move_to("2026-11-24 10:00:00+00:00")
    if counted_before:
        count_what_happened()
    close(case, "plan")
    Case.objects.filter(pk=case.pk).delete()
    count_what_happened()
    clock.move_to("2026-11-25 10:00:00+00:00")
    count_what_happened()
    numbers_now = counts()
    assert numbers_now == {
        ("2026-11", "opened", ""): 2,
        ("2026-11", "source", "web"): 2,
        ("2026-11", "reason", "worry"): 1,
        ("2026-11", "answered_in", "0"): 1,
        ("2026-11", "outcome", "plan"): 1,
    }
    Case.objects.get(pk=other.pk).delete()
    count_what_happened()
    assert counts() == numbers_now


def test_what_is_held_back_counts_when_a_person_says_that_a_family_sent_it(site, attendance_lead, clock):
    spam, real = held_back(site), held_back(site)
    clock.move_to("2026-12-02 10:00:00+00:00")
    count_what_happened()
    assert counts() == {}
    spam.delete()
    services.restore(case=real, actor=attendance_lead)
    clock.move_to("2026-12-05 10:00:00+00:00")
    count_what_happened()
    assert counts() == {("2026-12", "opened", ""): 1, ("2026-12", "source", "web"): 1}


def test_what_is_restored_before_its_day_was_counted_counts_once(site, attendance_lead, clock):
    services.restore(case=held_back(site), actor=attendance_lead)
    clock.move_to("2026-11-24 10:00:00+00:00")
    count_what_happened()
    assert counts(Counted.OPENED) == {("2026-11", "opened", ""): 1}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_four_ticks_at_once_count_everything_once(site):
    for _case in range(3):
        opened(site)
    tomorrow = timezone.localtime().replace(hour=12) + timedelta(days=1)  # past the hour that midnight is given

    def tick(_number):
        try:
            return count_what_happened(now=tomorrow)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        counted = list(pool.map(tick, range(4)))
    assert sorted(counted) == [0, 0, 0, 6]
    assert sorted(MonthCount.objects.values_list("what", "number")) == [("opened", 3), ("source", 3)]


def test_tick_counts_before_it_deletes(site):
    jobs = configured.TICK_JOBS
    counting, purging = "contact.services.counting.count_what_happened", "site_project.privacy.retention.purge_due"
    assert jobs.index(counting) < jobs.index(purging)
