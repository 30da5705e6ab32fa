"""Pages have a day to be looked at again: the list of them, and the button that says "still right"."""

from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Site

from home.models import HomePage, StandardPage
from home.querysets import pages_due
from tests.cast import signed_in
from tests.home.test_editors import approve, ask_for_approval

TODAY, IN_A_YEAR = date(2026, 11, 23), date(2027, 11, 23)
LIST = "/admin/look-again/"


@pytest.fixture(autouse=True)
def _monday():
    """All of it happens on one Monday."""
    with time_machine.travel("2026-11-23 10:00", tick=False):
        yield


def page_due(home, due: date, title: str = "About", **fields) -> StandardPage:
    """A published page that is to be looked at on that day."""
    page = home.add_child(instance=StandardPage(title=title, body=[], introduction="Old words.", **fields))
    page.reviewed_on, page.review_due_on = date(2025, 1, 1), due
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def press(user, page):
    """Press "I looked at it: still right"."""
    return signed_in(user).post(reverse("still_right", args=[page.pk]))


def dates(page) -> tuple[date, date]:
    """When it was checked and when it is due, as families see it."""
    page.refresh_from_db()
    return page.reviewed_on, page.review_due_on


def rows(user) -> list[list[str]]:
    """The list as somebody reads it."""
    soup = BeautifulSoup(signed_in(user).get(LIST).content, "html.parser")
    return [[cell.get_text(" ", strip=True) for cell in row.find_all("td")] for row in soup.select("tbody tr")]


def test_what_is_due_comes_first_and_what_is_far_away_does_not_come(home, office):
    families = {"looked_at_on": date(2026, 3, 2)}
    page_due(home, TODAY + timedelta(weeks=5), "Soon")
    page_due(home, TODAY, "Today", **families)
    page_due(home, date(2026, 1, 5), "Long ago")
    page_due(home, TODAY + timedelta(weeks=7), "Later")
    button = "I looked at it: still right"

    assert rows(office) == [
        ["Long ago", "5 January 2026 due now", "not yet", "–", f"{button} : Long ago"],
        ["Today", "23 November 2026 due now", "March 2026", "–", f"{button} : Today"],
        ["Soon", "28 December 2026", "not yet", "–", f"{button} : Soon"],
    ]


def test_it_names_who_changed_the_page_last(home, office):
    page = page_due(home, TODAY)
    page.save_revision(user=office)

    assert rows(office)[0][3] == "tom"


def test_another_schools_pages_and_drafts_are_not_in_it(home, site, office):
    other = home.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
    Site.objects.create(hostname="other.example", root_page=other)
    page_due(other, TODAY, "Theirs")
    home.add_child(instance=StandardPage(title="Draft", body=[], live=False, review_due_on=TODAY))
    page_due(home, TODAY, "Ours")

    assert [row["title"] for row in pages_due(site, TODAY)] == ["Ours"]
    assert press(office, other.get_children().get()).status_code == 404
    assert press(office, home.get_children().get(title="Draft")).status_code == 404


def test_an_empty_list_says_so_kindly(home, office):
    assert rows(office) == []
    assert "No page is waiting for you." in signed_in(office).get(LIST).content.decode()


@pytest.mark.parametrize("count", [1, 40])
def test_a_long_list_asks_the_database_as_often_as_a_short_one(home, office, django_assert_num_queries, count):
    for number in range(count):
        page_due(home, TODAY, f"Page {number}").save_revision(user=office)
    client = signed_in(office)
    client.get(LIST)

    with django_assert_num_queries(20):
        client.get(LIST)


def test_still_right_is_checked_today_and_due_in_a_year(home, office, parent):
    page = page_due(home, TODAY)
    answer = press(office, page)

    assert (answer.status_code, answer.url) == (302, LIST)
    assert dates(page) == (TODAY, IN_A_YEAR)
    assert "We last checked this page on 23 November 2026" in " ".join(
        BeautifulSoup(parent.get(page.get_url()).content, "html.parser").select_one(".review-stamp").get_text().split()
    )
    assert rows(office) == []


def test_the_pages_history_says_who_looked(home, office):
    page = page_due(home, TODAY)
    press(office, page)

    [entry] = PageLogEntry.objects.filter(page=page.pk, user=office)
    assert entry.message == "Looked at it: still right"


def test_words_that_nobody_has_published_stay_unpublished_and_keep_the_new_dates(home, office):
    page = page_due(home, TODAY)
    page.introduction = "New words."
    draft = page.save_revision()
    press(office, page)

    assert dates(page) == (TODAY, IN_A_YEAR)
    assert (page.introduction, page.has_unpublished_changes) == ("Old words.", True)
    assert page.latest_revision_id == draft.pk
    page.get_latest_revision().publish()
    assert dates(page) == (TODAY, IN_A_YEAR)
    assert page.introduction == "New words."


def test_words_that_wait_for_their_hour_still_come_by_the_clock_and_keep_the_new_dates(home, office):
    page = page_due(home, TODAY)
    page.introduction, page.go_live_at = "New words.", timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    page.refresh_from_db()
    page.introduction = "Newer words."
    page.save_revision()
    press(office, page)
    with time_machine.travel("2026-11-23 12:00", tick=False):
        call_command("tick", stdout=StringIO())

    assert dates(page) == (TODAY, IN_A_YEAR)
    assert page.introduction == "New words."


def test_words_that_wait_for_a_yes_still_wait_and_keep_the_new_dates(home, editor, office, approver):
    call_command("start_school", stdout=StringIO())
    page = page_due(home, TODAY)
    ask_for_approval(page, editor)
    press(office, page)
    page.refresh_from_db()
    assert (page.introduction, page.workflow_in_progress) == ("Old words.", True)

    approve(page, approver)
    assert dates(page) == (TODAY, IN_A_YEAR)
    assert page.introduction == "New words."


def test_only_who_may_publish_presses_it_because_families_see_the_date(home, editor, attendance_lead):
    page = page_due(home, TODAY)

    assert [press(person, page).status_code for person in (editor, attendance_lead)] == [403, 403]
    assert dates(page) == (date(2025, 1, 1), TODAY)
    assert rows(editor)[0][4] == "Look at it : About"


def test_the_list_is_for_those_who_look_after_pages(home, attendance_lead, parent):
    answer = signed_in(attendance_lead).get(LIST)

    assert (answer.status_code, "Nothing is broken." in answer.content.decode()) == (403, True)
    assert parent.get(LIST).status_code == 302


def test_a_link_alone_marks_nothing(home, office):
    page = page_due(home, TODAY)

    assert signed_in(office).get(reverse("still_right", args=[page.pk])).status_code == 405
    assert dates(page) == (date(2025, 1, 1), TODAY)


@pytest.mark.parametrize("odd", ["0", "x", "9999999999999999999999", "%00", "-1"])
def test_an_odd_page_number_shows_the_list(home, office, odd):
    page_due(home, TODAY)

    assert signed_in(office).get(f"{LIST}?p={odd}").status_code == 200
