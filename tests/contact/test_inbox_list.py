"""The list of the inbox: what it tells, what it keeps to itself, and what it costs."""

import sys
from datetime import date
from time import perf_counter, process_time

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contact import services
from contact.enums import Status
from contact.models import Case
from home.school_days import Days, SchoolDays
from site_project.privacy.keys import new_token
from site_project.staff.groups import GroupName
from tests.cast import member, signed_in
from tests.contact.acts import closed, fresh, opened

LIST = "/admin/inbox/"


@pytest.fixture
def lead(attendance_lead):
    return signed_in(attendance_lead)


@pytest.fixture
def colleague(site):
    return member("nadia", GroupName.ATTENDANCE_TEAM)


def rows(client, query: str = "") -> list[str]:
    """The rows of the list as somebody reads them."""
    soup = BeautifulSoup(client.get(LIST + query).content, "html.parser")
    return [" ".join(row.get_text(" ").split()) for row in soup.select(".inbox-row")]


def refs(client, query: str = "") -> list[str]:
    return [row.split()[0] for row in rows(client, query)]


def test_the_list_shows_no_words_of_a_family(site, lead):
    case = opened(
        site, "My words.", child="Zoë", class_year="Oak", language="pl", interpreter=True, must_not_know="dad",
        wants="phone", value="07700 900123", reasons=["worry"],
    )  # fmt: skip
    page = lead.get(LIST).content.decode()

    assert [case.ref in page, "Polski" in page, "interpreter" in page] == [True, True, True]
    told = ["My words.", "Zoë", "Oak", "dad", "07700", "worried or scared"]
    assert [words for words in told if words in page] == []


def test_closed_cases_have_a_list_of_their_own(site, lead, attendance_lead):
    now, done = opened(site), opened(site)
    closed(done, attendance_lead)

    assert (refs(lead), refs(lead, "?closed")) == ([now.ref], [done.ref])


@time_machine.travel("2026-11-24 10:00:00+00:00", tick=False)
def test_those_who_wait_longest_come_first_and_waiting_is_said_in_school_days(site, lead, attendance_lead):
    answered, late, today, soon = (opened(site) for _case in range(4))
    services.reply(case=answered, author=attendance_lead, body="Hello.", version=1, key=new_token())
    Case.objects.filter(pk=answered.pk).update(due_on="2026-11-01")
    Case.objects.filter(pk=late.pk).update(due_on="2026-11-20")
    Case.objects.filter(pk=today.pk).update(due_on="2026-11-24")

    assert rows(lead) == [
        f"{late.ref} new waits since Friday 20 November, 2 school days late nobody has taken it",
        f"{today.ref} new answer today nobody has taken it",
        f"{soon.ref} new answer by Thursday 26 November, in 2 school days nobody has taken it",
        f"{answered.ref} answered yours",
    ]


def test_school_days_leave_out_weekends_and_holidays():
    from contact.waiting import school_days_between

    terms = (Days("Autumn", date(2026, 9, 2), date(2026, 12, 18)), Days("Spring", date(2027, 1, 5), date(2027, 3, 26)))
    calendar = SchoolDays(terms=terms)

    assert school_days_between(calendar, date(2026, 12, 17), date(2027, 1, 6)) == 3  # 18 December, 5 and 6 January
    assert school_days_between(calendar, date(2026, 12, 19), date(2027, 1, 4)) == 0
    assert school_days_between(calendar, date(2027, 1, 6), date(2026, 12, 17)) == 0


def test_each_mark_is_told_in_words(site, lead, attendance_lead):
    case = opened(site, interpreter=True)
    services.escalate(case=case, actor=attendance_lead, version=1)
    services.hold(case=case, actor=attendance_lead, version=2, why="A court asks.")
    services.mark_disclosure(case=case, actor=attendance_lead, version=3, do_not_disclose=True, to="his dad")
    Case.objects.filter(pk=case.pk).update(erasure_asked_on="2026-11-01")
    (row,) = rows(lead)

    told = ["passed on to the safeguarding lead", "do not give to others", "on hold", "asks to be deleted"]
    assert [words in row for words in [*told, "interpreter"]] == [True] * 5
    assert [words in row for words in ["A court asks.", "his dad"]] == [False, False]


def test_links_show_mine_nobodys_late_and_marked(site, lead, attendance_lead, colleague):
    mine, theirs, late, marked = (opened(site) for _case in range(4))
    services.take(case=mine, actor=attendance_lead, version=1)
    services.take(case=theirs, actor=colleague, version=1)
    services.take(case=marked, actor=colleague, version=1)
    services.hold(case=marked, actor=colleague, version=2, why="A court asks.")
    Case.objects.filter(pk=late.pk).update(due_on="2026-01-05")

    shown = {which: set(refs(lead, f"?which={which}")) for which in ["mine", "nobody", "late", "marked"]}
    assert shown == {"mine": {mine.ref}, "nobody": {late.ref}, "late": {late.ref}, "marked": {marked.ref}}
    assert len(refs(lead, "?which=made-up")) == 4


def test_what_is_held_back_is_not_in_the_list(site, lead):
    held_back = opened(site)
    Case.objects.filter(pk=held_back.pk).update(status=Status.QUARANTINED)

    assert refs(lead) == refs(lead, "?closed") == []


def test_who_must_not_read_a_case_does_not_see_or_count_it(site, lead, attendance_lead, colleague):
    about_them, other = opened(site), opened(site)
    services.exclude(case=about_them, actor=colleague, version=1, person=attendance_lead)

    assert refs(lead) == [other.ref]
    assert sorted(refs(signed_in(colleague))) == sorted([about_them.ref, other.ref])
    assert "1 is waiting." in lead.get("/admin/").content.decode()
    assert "2 are waiting." in signed_in(colleague).get("/admin/").content.decode()


def test_what_is_covered_says_for_whom_and_counts_as_theirs(site, lead, attendance_lead, colleague):
    case, today = opened(site), timezone.localdate()
    services.take(case=case, actor=colleague, version=1)
    services.begin_cover(
        site=site, actor=colleague, away=colleague, covered_by=attendance_lead, first_day=today, last_day=today
    )

    assert refs(lead, "?which=mine") == [case.ref]
    assert rows(lead)[0].endswith("covered for nadia")
    assert rows(signed_in(colleague))[0].endswith("yours")


def test_cover_that_is_over_or_to_come_shows_nothing(site, lead, attendance_lead, colleague):
    services.take(case=opened(site), actor=colleague, version=1)
    for day in [date(2020, 1, 6), date(2090, 1, 6)]:
        services.begin_cover(
            site=site, actor=colleague, away=colleague, covered_by=attendance_lead, first_day=day, last_day=day
        )

    assert refs(lead, "?which=mine") == []


def many(site, count: int) -> None:
    """That many cases of every kind, each with a label."""
    statuses = [Status.NEW, Status.OPEN, Status.WAITING, Status.CLOSED]
    Case.objects.bulk_create(
        Case(
            site=site, status=statuses[number % 4], due_on=date(2026, 1 + number % 12, 5), summary=f"Label {number}",
            idempotency_key_hash=f"{number:064}", ref=f"{number:06}", interpreter=number % 5 == 0,
        )
        for number in range(count)
    )  # fmt: skip


def test_with_5000_cases_every_list_asks_fewer_than_20_questions(site, lead, attendance_lead):
    many(site, 5000)
    Case.objects.filter(ref__endswith="7").update(assignee=attendance_lead)
    lead.get(LIST)
    asked = {}
    for query in ["", "?which=mine", "?which=nobody", "?which=late", "?which=marked", "?closed", "?p=9"]:
        with CaptureQueriesContext(connection) as questions:
            began, worked = perf_counter(), process_time()
            assert len(rows(lead, query)) == (0 if query == "?which=marked" else 50)
            took, works = perf_counter() - began, process_time() - worked
        told = f"{len(questions)} queries, {took * 1000:.0f} ms, of them {works * 1000:.0f} ms of work"
        sys.stdout.write(f"5,000 cases, {LIST}{query}: {told}\n")
        asked[query] = len(questions)

    assert {query: count for query, count in asked.items() if count >= 20} == {}


def test_the_list_goes_on_on_a_next_page(site, lead):
    many(site, 140)  # a quarter is closed
    pages = [refs(lead, query) for query in ["", "?p=2", "?p=3", "?p=4"]]

    assert [len(page) for page in pages] == [50, 50, 5, 0]
    assert len({ref for page in pages for ref in page}) == 105
    assert [refs(lead, f"?p={number}") for number in ["0", "-1", "x", "1e9", "99999999"]] == [pages[0]] * 5
    links = [
        link["href"] for link in BeautifulSoup(lead.get(LIST + "?p=2").content, "html.parser").select(".inbox nav a")
    ]
    assert links[-2:] == ["?p=1&which=", "?p=3&which="]


def test_the_list_asks_as_often_with_many_as_with_one(site, lead):
    many(site, 1)
    lead.get(LIST)
    with CaptureQueriesContext(connection) as one:
        lead.get(LIST)
    Case.objects.all().delete()
    many(site, 120)
    with CaptureQueriesContext(connection) as more:
        lead.get(LIST)

    assert len(more) == len(one)


def test_the_address_of_the_list_carries_no_words(site, lead):
    case = opened(site)
    services.name_case(case=case, actor=None, summary="Year 3, mornings")
    soup = BeautifulSoup(lead.get(LIST).content, "html.parser")

    links = [link["href"] for link in soup.select(".inbox a")]
    assert reverse("inbox:case", args=[case.pk]) in links
    assert [link for link in links if "Year" in link or "morning" in link] == []
    assert fresh(case).summary == "Year 3, mornings"
