"""How long messages are kept: warned, deleted, proved. Survey G1 and G2, threat T24."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from contact import services
from contact.enums import Status
from contact.models import AccessCode, Case, CasePurge, Cover, SecondYes
from contact.retention import purge_closed, purge_old_covers, purge_old_proofs, purge_old_requests, purge_quarantine
from contact.services.purging import case_hash
from contact.services.telling_of_keeping import warn_before_deleting
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.contact.acts import ENDED, coming_back, opened, opened_with_code
from tests.contact.keeping import at, closed, letters, settings_of, with_terms
from tests.leaks import leaks

MONDAY = date(2026, 11, 2)
LAST = MONDAY + timedelta(days=60)  # 1 January 2027


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(at(MONDAY), tick=False)
    return time_machine


def live_through(clock, first: date, last: date) -> list[date]:
    """Run the jobs at ten on each day. Returns the days on which the team was warned."""
    warned = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        clock.move_to(at(day), tick=False)
        if warn_before_deleting():
            warned.append(day)
        purge_closed()
        purge_quarantine()
    return warned


def test_g1_a_closed_case_goes_after_sixty_days_and_the_team_hears_two_weeks_and_three_days_before(
    site, attendance_lead, clock
):
    case = closed(site, attendance_lead)
    assert live_through(clock, MONDAY, LAST - timedelta(days=1)) == [
        LAST - timedelta(days=14),
        LAST - timedelta(days=3),
    ]
    assert Case.objects.get() == case
    live_through(clock, LAST, LAST)
    assert (Case.objects.count(), CasePurge.objects.count()) == (0, 1)
    assert letters() == [("goes-soon", "amara"), ("goes-soon", "amara")]


def test_g1_the_proof_tells_month_day_and_reason_and_neither_family_nor_case(site, attendance_lead, clock):
    case = closed(site, attendance_lead)
    live_through(clock, LAST - timedelta(days=14), LAST)
    proof = CasePurge.objects.get()
    assert (proof.opened_month, proof.purged_on, proof.why) == (date(2026, 11, 1), LAST, "time")
    assert (proof.asked_by, proof.agreed_by, proof.case_hash) == (None, None, case_hash(case.pk))
    assert {place for place in leaks([str(case.pk)]) if "contact_" in place} == set()


def test_g1_a_proof_goes_after_six_years(site, attendance_lead, clock):
    closed(site, attendance_lead)
    live_through(clock, LAST - timedelta(days=14), LAST)
    assert (purge_old_proofs(now=at(date(2033, 1, 1))), purge_old_proofs(now=at(date(2033, 1, 2)))) == (0, 1)


def test_g1_who_was_away_is_forgotten_a_month_later(site, attendance_lead, editor):
    services.begin_cover(
        site=site, actor=editor, away=attendance_lead, covered_by=editor, first_day=MONDAY, last_day=MONDAY
    )
    late = MONDAY + timedelta(days=31)
    assert (purge_old_covers(now=at(MONDAY + timedelta(days=30))), purge_old_covers(now=at(late))) == (0, 1)
    assert not Cover.objects.exists()


def test_g1_the_school_says_for_how_many_days(site, attendance_lead, clock):
    settings_of(site, days_kept=30)
    closed(site, attendance_lead)
    live_through(clock, MONDAY, MONDAY + timedelta(days=29))
    assert Case.objects.count() == 1
    live_through(clock, MONDAY + timedelta(days=30), MONDAY + timedelta(days=30))
    assert Case.objects.count() == 0


def test_g1_the_days_count_from_closing_and_not_from_what_was_done_later(site, attendance_lead, clock):
    closed(site, attendance_lead)
    Case.objects.update(closed_on=MONDAY, last_activity_on=MONDAY + timedelta(days=40))
    live_through(clock, LAST - timedelta(days=14), LAST)
    assert Case.objects.count() == 0


def test_g1_a_message_of_the_family_opens_it_and_all_days_begin_anew(site, attendance_lead, clock):
    case, code = opened_with_code(site)
    services.close(case=case, actor=attendance_lead, version=1, **ENDED)
    live_through(clock, MONDAY, LAST - timedelta(days=10))
    services.write_back(case=case, body="It came back.", key=new_token())
    live_through(clock, LAST - timedelta(days=9), LAST + timedelta(days=5))
    case = Case.objects.get()
    assert case.status == Status.NEW
    services.close(case=case, actor=attendance_lead, version=case.version, **ENDED)
    again = LAST + timedelta(days=5 + 60)
    warned = live_through(clock, LAST + timedelta(days=5), again - timedelta(days=1))
    assert (len(warned), Case.objects.count()) == (2, 1), "it is warned of anew"
    live_through(clock, again, again)
    assert Case.objects.count() == 0


def test_t24_nothing_goes_of_which_nobody_was_warned_three_days_before(site, attendance_lead, clock):
    closed(site, attendance_lead)
    late = LAST + timedelta(days=30)
    clock.move_to(at(late), tick=False)
    assert (purge_closed(), Case.objects.count()) == (0, 1), "the machine was off on both days"
    assert live_through(clock, late, late + timedelta(days=2)) == [late], "one warning then counts as both"
    assert Case.objects.count() == 1
    live_through(clock, late + timedelta(days=3), late + timedelta(days=3))
    assert Case.objects.count() == 0


def test_t24_what_would_go_in_the_holidays_is_warned_of_before_everybody_leaves(site, attendance_lead, clock):
    with_terms(site)
    clock.move_to(at(date(2027, 6, 14)), tick=False)
    closed(site, attendance_lead)
    assert live_through(clock, date(2027, 7, 15), date(2027, 8, 13)) == [date(2027, 7, 21)]
    assert (date(2027, 6, 14) + timedelta(days=60), Case.objects.count()) == (date(2027, 8, 13), 0)


def test_no_warning_comes_at_night(site, attendance_lead, clock):
    closed(site, attendance_lead)
    day = LAST - timedelta(days=14)
    times = [(3, 0), (7, 29), (18, 0), (23, 0)]
    assert [warn_before_deleting(now=at(day, *hour)) for hour in times] == [0, 0, 0, 0]
    assert warn_before_deleting(now=at(day, 7, 30)) == 1


def test_g1_what_was_held_back_goes_after_two_weeks_with_one_warning(site, attendance_lead, clock):
    case = opened(site)
    Case.objects.filter(pk=case.pk).update(status=Status.QUARANTINED, doubt="flood")
    assert live_through(clock, MONDAY, MONDAY + timedelta(days=13)) == [MONDAY + timedelta(days=11)]
    assert Case.objects.count() == 1
    live_through(clock, MONDAY + timedelta(days=14), MONDAY + timedelta(days=14))
    assert (Case.objects.count(), CasePurge.objects.get().why) == (0, "quarantine")


def test_t24_what_was_held_back_in_the_holidays_stays_until_school_had_five_days_to_look(site, attendance_lead, clock):
    with_terms(site)
    clock.move_to(at(date(2027, 7, 25)), tick=False)
    case = opened(site)
    Case.objects.filter(pk=case.pk).update(status=Status.QUARANTINED, doubt="quick")
    live_through(clock, date(2027, 7, 25), date(2027, 9, 6))
    assert Case.objects.count() == 1
    live_through(clock, date(2027, 9, 7), date(2027, 9, 7))
    assert Case.objects.count() == 0, "1, 2, 3, 6 and 7 September were school days"


GUARDS = {
    "open": {"status": Status.OPEN},
    "new": {"status": Status.NEW},
    "answered": {"status": Status.WAITING},
    "passed on and not recorded": {"escalated_on": MONDAY, "recorded": ""},
    "on hold": {"held_on": MONDAY},
}


@pytest.mark.parametrize("guard", GUARDS)
def test_g2_it_is_never_deleted_while_it_is(site, attendance_lead, clock, guard):
    case = closed(site, attendance_lead)
    Case.objects.filter(pk=case.pk).update(**GUARDS[guard])
    assert live_through(clock, LAST - timedelta(days=15), LAST + timedelta(days=20)) == []
    assert Case.objects.count() == 1


def test_g2_it_is_never_deleted_within_thirty_days_of_the_familys_last_word(site, attendance_lead, clock):
    """Writing opens a case, so this can only be seen where something put it away again by hand."""
    case = closed(site, attendance_lead)
    clock.move_to(at(LAST - timedelta(days=20)), tick=False)
    services.write_back(case=case, body="One more thing.", key=new_token())
    Case.objects.filter(pk=case.pk).update(status=Status.CLOSED, closed_on=MONDAY)
    assert live_through(clock, LAST - timedelta(days=15), LAST + timedelta(days=9)) == []
    assert Case.objects.count() == 1
    assert live_through(clock, LAST + timedelta(days=10), LAST + timedelta(days=12)) == [LAST + timedelta(days=10)]
    live_through(clock, LAST + timedelta(days=13), LAST + timedelta(days=13))
    assert Case.objects.count() == 0


def test_g2_the_control_recorded_and_without_a_hold_it_goes(site, attendance_lead, clock):
    case = closed(site, attendance_lead)
    Case.objects.filter(pk=case.pk).update(escalated_on=MONDAY, recorded="yes")
    live_through(clock, LAST - timedelta(days=15), LAST)
    assert Case.objects.count() == 0


def test_g1_after_a_hold_the_team_is_warned_again_before_it_goes(site, attendance_lead, clock):
    case = closed(site, attendance_lead)
    live_through(clock, LAST - timedelta(days=14), LAST - timedelta(days=1))
    Case.objects.filter(pk=case.pk).update(held_on=LAST - timedelta(days=1))
    live_through(clock, LAST, LAST + timedelta(days=40))
    Case.objects.filter(pk=case.pk).update(held_on=None)
    AuditEntry.objects.create(action="case.released", subject=case.pk)
    end = LAST + timedelta(days=41)
    assert live_through(clock, end, end + timedelta(days=2)) == [end]
    assert Case.objects.count() == 1
    live_through(clock, end + timedelta(days=3), end + timedelta(days=3))
    assert Case.objects.count() == 0


@pytest.mark.parametrize("closed_on", [None, MONDAY])
def test_g1_a_code_ends_thirty_days_after_closing_however_often_it_is_used(site, attendance_lead, clock, closed_on):
    case, code = opened_with_code(site)
    services.close(case=case, actor=attendance_lead, version=1, **ENDED)
    if closed_on:  # what somebody did to it later does not count then
        Case.objects.update(closed_on=closed_on, last_activity_on=MONDAY + timedelta(days=5))
    else:  # closed before the site wrote down the day
        Case.objects.update(closed_on=None)
    clock.move_to(at(MONDAY + timedelta(days=30)), tick=False)
    phone = coming_back(code)
    assert phone.get("/messages/thread/").status_code == 200
    clock.move_to(at(MONDAY + timedelta(days=31)), tick=False)
    assert services.find_case_by_code(site=site, code=code) is None
    assert not AccessCode.objects.get().is_usable
    assert list(AccessCode.objects.usable(timezone.localdate())) == []


def test_g1_a_code_of_an_open_case_ends_sixty_days_after_its_last_use(site, clock):
    _case, code = opened_with_code(site)
    clock.move_to(at(MONDAY + timedelta(days=60)), tick=False)
    assert services.find_case_by_code(site=site, code=code) is not None
    clock.move_to(at(MONDAY + timedelta(days=120)), tick=False)
    assert services.find_case_by_code(site=site, code=code) is not None
    clock.move_to(at(MONDAY + timedelta(days=181)), tick=False)
    assert services.find_case_by_code(site=site, code=code) is None


def test_requests_for_a_second_yes_go_with_their_reasons_when_they_run_out(site, attendance_lead, clock):
    case = closed(site, attendance_lead)
    SecondYes.objects.create(case=case, what="purge", why="Zoë", asked_by=attendance_lead, asked_on=MONDAY)
    assert purge_old_requests(now=at(MONDAY + timedelta(days=14))) == 0
    assert purge_old_requests(now=at(MONDAY + timedelta(days=15))) == 1


def test_the_page_says_what_goes_when_and_what_keeps_the_rest(site, attendance_lead, clock):
    goes, stays, later = closed(site, attendance_lead), closed(site, attendance_lead), opened(site)
    Case.objects.filter(pk=stays.pk).update(held_on=MONDAY)
    clock.move_to(at(LAST - timedelta(days=14)), tick=False)
    page = signed_in(attendance_lead).get("/admin/inbox/kept/")
    going = [(each.case.ref, str(each.day), each.why_kept) for each in page.context["going"]]
    assert sorted(going) == sorted(
        [(goes.ref, "2027-01-01", ""), (stays.ref, "2027-01-01", "It is on hold. End the hold first.")]
    )
    text = page.content.decode()
    assert ("goes on Friday 1 January 2027" in text, later.ref in text, "Mornings" in text) == (True, False, False)


def test_the_page_hides_a_case_from_whom_it_is_kept(site, attendance_lead, clock):
    case = closed(site, attendance_lead)
    case.excluded.add(attendance_lead)
    clock.move_to(at(LAST - timedelta(days=14)), tick=False)
    assert case.ref not in signed_in(attendance_lead).get("/admin/inbox/kept/").content.decode()
    warn_before_deleting()
    assert letters() == [], "nor does a letter tell them that there is one"


def test_g1_what_is_open_for_a_year_stands_on_the_page(site, attendance_lead, clock):
    case = opened(site)
    clock.move_to(at(date(2027, 11, 2)), tick=False)
    page = signed_in(attendance_lead).get("/admin/inbox/kept/")
    assert [old.ref for old in page.context["old"]] == [case.ref]
    assert "since 2 November 2026" in page.content.decode()
