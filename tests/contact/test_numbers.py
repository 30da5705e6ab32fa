"""Numbers without people: shown when a period is over, the same ever after, and nobody stands behind one."""

import csv
import io
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page, Site

from contact import numbers, services
from contact.enums import Counted
from contact.models import CountedUntil, MonthCount
from contact.periods import Period, finished
from contact.services.counting import count_what_happened
from home.small_counts import FEWEST
from tests.cast import signed_in
from tests.contact.acts import NASTY, held_back, is_inert, opened
from tests.contact.counts import close, counts

PAGE, FILE = "/admin/inbox/numbers/", "/admin/inbox/numbers/file/"
SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def lead(attendance_lead) -> Client:
    return signed_in(attendance_lead)


@pytest.mark.parametrize(
    ("day", "first", "last", "name"),
    [
        ("2026-09-01", "2026-09-01", "2026-12-31", "2026-09"),
        ("2026-12-31", "2026-09-01", "2026-12-31", "2026-09"),
        ("2027-02-11", "2027-01-01", "2027-04-30", "2027-01"),
        ("2028-08-31", "2028-05-01", "2028-08-31", "2028-05"),
    ],
)
def test_the_thirds_of_a_school_year(day, first, last, name):
    period = Period.of(date.fromisoformat(day))
    assert (str(period.first_day), str(period.last_day), period.name) == (first, last, name)


def test_a_period_is_shown_when_all_of_it_is_counted():
    assert finished(date(2026, 3, 1), date(2026, 12, 30)) == [Period(date(2026, 5, 1)), Period(date(2026, 1, 1))]
    assert finished(date(2026, 9, 1), date(2026, 12, 31)) == [Period(SEPTEMBER)]
    assert finished(None, date(2026, 12, 31)) == []


def autumn(site: Site, *, until: str = "2026-12-31", **extra: int) -> None:
    """A finished autumn: 9 in September, 3 in October, 12 in November, 6 in December."""
    for month, number in [(9, 9), (10, 3), (11, 12), (12, 6)]:
        MonthCount.objects.create(site=site, month=date(2026, month, 1), what=Counted.OPENED, number=number)
    by_source = {"web": 14, "phone": 12, "in_person": 4}
    by_reason = {"worry": 11, "loss": 1, **extra}
    rows = [("source", key, number) for key, number in by_source.items()]
    for what, key, number in [*rows, *(("reason", key, number) for key, number in by_reason.items())]:
        MonthCount.objects.create(site=site, month=SEPTEMBER, what=what, key=key, number=number)
    CountedUntil.objects.update_or_create(site=site, defaults={"day": date.fromisoformat(until)})


def shown(client: Client) -> dict[str, dict[str, str]]:
    tables = client.get(PAGE).context["tables"]
    return {table.heading: {line.label: line.words for line in table.lines} for table in tables}


def test_small_numbers_and_what_would_tell_them_are_not_shown(site, lead):
    autumn(site)
    tables = shown(lead)
    assert tables["messages that came"] == {
        "September 2026": "9", "October 2026": "not shown", "November 2026": "12", "December 2026": "not shown",
    }  # fmt: skip
    assert tables["how they came"] == {
        "on the website": "14", "on the phone": "not shown", "face to face": "not shown",
    }  # fmt: skip


@pytest.mark.parametrize("small", range(FEWEST))
def test_no_small_number_is_in_the_page_or_the_file_and_sums_do_not_tell(site, lead, small):
    MonthCount.objects.bulk_create(
        MonthCount(site=site, month=SEPTEMBER, what="source", key=key, number=number)
        for key, number in {"web": 20, "phone": 7, "in_person": small}.items()
    )
    CountedUntil.objects.create(site=site, day=date(2027, 1, 5))
    sources = list(shown(lead)["how they came"].values())
    assert sources == ["20", "not shown", "not shown"]
    assert [row[3] for row in rows_of(lead) if row[1] == "how they came"] == sources


@time_machine.travel("2026-11-23 10:00:00+00:00", tick=False)
def test_nothing_of_a_period_is_shown_before_it_is_over(site, lead):
    autumn(site, until="2026-12-30")
    page = lead.get(PAGE)
    assert (page.context["tables"], lead.get(FILE).status_code) == ([], 404)
    assert "The numbers of September to December 2026 stand here from 1 January 2027 on." in page.content.decode()


@time_machine.travel("2026-11-23 10:00:00+00:00", tick=False)
def test_a_school_that_has_not_counted_yet_is_told_when(site, lead):
    assert (
        "The numbers of September to December 2026 stand here from 1 January 2027 on."
        in lead.get(PAGE).content.decode()
    )


def test_a_finished_period_never_changes(site, lead, attendance_lead):
    with time_machine.travel("2026-12-28 10:00:00+00:00", tick=False) as clock:
        held, late = held_back(site), opened(site)
        clock.move_to("2027-01-05 10:00:00+00:00")
        count_what_happened()
        before = numbers.tables_of(site, Period(SEPTEMBER)), counts(Counted.OPENED)
        services.restore(case=held, actor=attendance_lead)
        close(late, "helped")
        late.delete()
        clock.move_to("2027-01-08 10:00:00+00:00")
        count_what_happened()
    after = counts(Counted.OPENED)
    assert numbers.tables_of(site, Period(SEPTEMBER)) == before[0]
    assert (before[1], after) == ({("2026-12", "opened", ""): 1}, {**before[1], ("2027-01", "opened", ""): 1})


def test_a_school_sees_its_own_numbers(site, lead):
    autumn(Site.objects.create(hostname="second.example", root_page=Page.get_first_root_node()))
    assert lead.get(PAGE).context["tables"] == []


@pytest.mark.parametrize("asked", ["?from=nonsense", "?from=2031-09", "?from=", ""])
def test_a_period_that_is_not_there_shows_the_newest(site, lead, asked):
    autumn(site)
    assert lead.get(PAGE + asked).context["period"] == Period(SEPTEMBER)


def rows_of(client: Client) -> list[list[str]]:
    response = client.get(FILE)
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_file_says_what_the_page_says_under_a_neutral_name(site, lead):
    autumn(site)
    heading, *rows = rows_of(lead)
    assert heading == ["period", "table", "what", "how many"]
    assert {row[0] for row in rows} == {"September to December 2026"}
    tables = shown(lead)
    assert [row[1:] for row in rows] == [[name, *line] for name, lines in tables.items() for line in lines.items()]
    assert lead.get(FILE)["Content-Disposition"] == 'attachment; filename="numbers-2026-09.csv"'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\0"])
def test_e3_no_cell_is_a_formula(site, lead, start, monkeypatch):
    autumn(site)
    MonthCount.objects.create(site=site, month=SEPTEMBER, what="reason", key="x", number=30)
    line = numbers.Line(f"{start}1+1", 30)
    monkeypatch.setattr(numbers, "tables_of", lambda site, period: [numbers.Table("table", [line])])
    cells = [cell for row in rows_of(lead) for cell in row]
    assert f"'{start}1+1" in cells
    assert [cell for cell in cells if cell[:1] == start] == []


def test_e1_a_key_that_the_code_does_not_know_stays_text(site, lead):
    autumn(site, **{NASTY[:20]: 30})
    page = lead.get(PAGE).content.decode()
    assert (is_inert(page), "&lt;script&gt;" in page) == (True, True)


def test_only_the_team_sees_them(site, lead, technician, office):
    autumn(site)
    for user in [technician, office]:
        assert [signed_in(user).get(path).status_code for path in [PAGE, FILE]] == [403, 403]
    office.groups.add(Group.objects.get(name="Attendance team"))
    assert signed_in(office).get(PAGE).status_code == 200
