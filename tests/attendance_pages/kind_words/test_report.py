"""The report of flagged words: what stands where, since when; for those who may change it."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from wagtail.models import GroupPagePermission, Site

from attendance_pages.kind_words.services import leave_as_it_is, read_all
from attendance_pages.models import GuidancePage, SupportService
from home.models import HomePage, StandardPage
from tests.cast import signed_in

REPORT = "/admin/kind-words/"


@pytest.fixture
def harsh(home, site):
    """A page with a strong wording and one to explain, and a place with a strong one, read in October."""
    page = home.add_child(instance=StandardPage(title="About", introduction="Truancy. The SENCO.", body=[]))
    SupportService.objects.create(site=site, name="Help line", description="For hard to reach families.")
    with time_machine.travel(datetime(2026, 10, 5, 9, tzinfo=UTC)):
        read_all(site)
    return page


def rows(answer) -> list[list[str]]:
    """The table as people read it: page, wording, kinder, how strongly."""
    table = BeautifulSoup(answer.content, "html.parser").select("table.listing tbody tr")
    return [[" ".join(cell.get_text().split()) for cell in row.find_all("td")[:4]] for row in table]


def test_it_says_page_wording_kinder_words_and_how_strongly(harsh, editor):
    answer = signed_in(editor).get(REPORT)

    assert sorted(rows(answer)) == [
        ["About", "SENCO", "the teacher who leads on special educational needs", "Fine once it is explained"],
        ["About", "Truancy", "missing school", "These words may hurt"],
        ["Help line", "hard to reach", "families we have not reached yet", "These words may hurt"],
    ]
    links = [a["href"] for a in BeautifulSoup(answer.content, "html.parser").select("table.listing tbody a[href]")]
    assert f"/admin/pages/{harsh.pk}/edit/" in links


def test_it_shows_one_strength_when_asked(harsh, editor):
    answer = signed_in(editor).get(REPORT, {"strength": "explain"})

    assert [row[1] for row in rows(answer)] == ["SENCO"]


@pytest.mark.parametrize(
    "odd", [{"strength": "\0"}, {"strength": "x" * 300}, {"p": "999"}, {"left": "?"}, {"ordering": "x"}]
)
def test_an_odd_address_is_no_error(harsh, editor, odd):
    assert signed_in(editor).get(REPORT, odd).status_code == 200


def test_what_somebody_left_is_shown_only_when_asked(harsh, editor, site):
    leave_as_it_is(
        item=harsh, site=site, term_id="t049-truant-truancy", wording="Truancy", reason="A name.", user=editor
    )

    assert [row[1] for row in rows(signed_in(editor).get(REPORT))] == ["hard to reach", "SENCO"]
    answer = signed_in(editor).get(REPORT, {"left": "yes"})
    assert sorted(row[1] for row in rows(answer)) == ["SENCO", "Truancy", "hard to reach"]
    assert "A name." in answer.content.decode()


def test_it_can_be_taken_along_as_a_table(harsh, editor):
    answer = signed_in(editor).get(REPORT, {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode().splitlines()

    assert lines[0] == 'Page,Wording,Kinder,How strongly,Since,"Left, because"'
    assert "About,Truancy,missing school,These words may hurt,2026-10-05," in lines
    assert len(lines) == 4


def test_somebody_who_may_edit_one_branch_sees_that_branch(harsh, home, editor, site):
    branch = home.add_child(instance=GuidancePage(title="Branch", introduction="Truancy.", body=[]))
    read_all(site)
    GroupPagePermission.objects.filter(group__in=editor.groups.all()).update(page=branch)
    editor.groups.get().permissions.remove(*editor.groups.get().permissions.filter(codename="change_supportservice"))

    assert [row[:2] for row in rows(signed_in(editor).get(REPORT))] == [["Branch", "Truancy"]]


def test_another_schools_words_are_not_there(harsh, home, editor):
    other = Site.objects.create(
        hostname="other.example",
        root_page=home.get_parent().add_child(instance=HomePage(title="B", introduction="Truancy.")),
    )

    assert read_all(other) == 1
    assert "B" not in {row[0] for row in rows(signed_in(editor).get(REPORT))}


def test_it_is_for_those_who_look_after_pages(harsh, attendance_lead, parent):
    assert signed_in(attendance_lead).get(REPORT).status_code == 403
    assert b"Truancy" not in signed_in(attendance_lead).get(REPORT).content
    assert parent.get(REPORT).status_code == 302


def test_the_menu_offers_it_to_editors(site, editor, attendance_lead):
    assert b'"/admin/kind-words/"' in signed_in(editor).get("/admin/").content
    assert b'"/admin/kind-words/"' not in signed_in(attendance_lead).get("/admin/").content


@pytest.mark.parametrize("count", [1, 20])
def test_it_asks_as_often_for_twenty_pages_as_for_one(site, home, editor, count, django_assert_num_queries):
    for number in range(count):
        home.add_child(instance=StandardPage(title=f"Page {number}", introduction="Truancy.", body=[]))
    read_all(site)
    client = signed_in(editor)
    assert len(rows(client.get(REPORT))) == count

    with django_assert_num_queries(21):
        client.get(REPORT)
