"""The plan to help, and its blank sheet: nothing on it can be sent, named or kept."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse

from attendance_pages.models import SupportPlanPage
from attendance_pages.plan_sheet import HARD_THINGS, IDEAS, LONGEST_IDEA, MOST_IDEAS
from tests.cast import signed_in


@pytest.fixture
def page(home) -> SupportPlanPage:
    """How a plan works, as a school starts with it."""
    return home.add_child(instance=SupportPlanPage(title="A plan to help", slug="plan", body=[("text", "<p>Tea.</p>")]))


def sheet(client) -> BeautifulSoup:
    """The blank sheet as a phone gets it."""
    answer = client.get("/plan/sheet/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def test_the_page_leads_to_the_sheet(parent, page):
    main = BeautifulSoup(parent.get("/plan/").content, "html.parser").main

    assert [link["href"] for link in main.select(".card--glow a.button")] == ["/plan/sheet/"]
    assert page.sheet_url == "/plan/sheet/"


def test_the_sheet_asks_for_everything_a_plan_needs(parent, page):
    assert [heading.get_text() for heading in sheet(parent).find_all(["h1", "h2", "h3"])] == [
        "Our plan to help",
        "What is going well",
        "What makes it hard",
        "What would help",
        "Who does what, and by when",
        "School goes first",
        "At home",
        "Our child",
        "When we look at it again",
        "How we will know that it helps",
    ]
    assert sheet(parent).select_one(".sheet__end strong").get_text() == (
        "If it does not help, we drop it and try something else."
    )


def test_nothing_on_the_sheet_can_be_sent_or_kept_by_the_browser(parent, page):
    controls = sheet(parent).find_all(["input", "textarea", "select", "button"])

    assert len([control for control in controls if control.name != "button"]) == 33
    assert [control for control in controls if control.has_attr("name")] == []
    assert sheet(parent).find_all("form") == []
    written = [control for control in controls if control.name == "textarea" or control["type"] == "text"]
    assert {control.get("autocomplete") for control in written} == {"off"}
    assert {control["type"] for control in controls if control.name == "button"} == {"button"}


def test_the_browser_itself_is_told_to_send_nothing(parent, page):
    policy = parent.get("/plan/sheet/")["Content-Security-Policy"]

    assert {rule for rule in policy.split("; ") if rule.split()[0] in ("form-action", "connect-src")} == {
        "connect-src 'none'",
        "form-action 'none'",
    }
    assert "form-action 'self'" in parent.get("/plan/")["Content-Security-Policy"]


def test_the_sheet_leaves_no_cookie_and_takes_no_words(parent, page):
    parent.get("/plan/sheet/")

    assert list(parent.cookies) == []
    assert parent.post("/plan/sheet/", {"child": "Lila"}).status_code == 405


def test_everything_to_fill_in_has_a_name_to_read_out(parent, page):
    soup = sheet(parent)
    ids = {tag["id"] for tag in soup.find_all(id=True)}
    controls = soup.find_all(["input", "textarea"])
    labelled = {label["for"] for label in soup.find_all("label", attrs={"for": True})}

    def named(control) -> bool:
        by = control.get("aria-labelledby", "").split()
        return bool(control.find_parent("label")) or control.get("id") in labelled or bool(by and set(by) <= ids)

    assert [control for control in controls if not named(control)] == []


def test_a_school_changes_what_there_is_to_tick_and_when_to_look_again(parent, page):
    page.hard_things, page.ideas = [("idea", "The bus")], [("idea", "A lift")]
    page.first_look_weeks, page.second_look_weeks = 1, 12
    page.save()
    soup = sheet(parent)

    assert [label.get_text(strip=True) for label in soup.select(".sheet__ticks label")] == ["The bus", "A lift"]
    assert [label.get_text() for label in soup.select(".sheet__day label")] == [
        "After about 1 week",
        "After about 12 weeks",
    ]


def test_a_new_page_starts_with_ideas_that_fit_the_paper(page):
    assert [block.value for block in page.hard_things] == HARD_THINGS
    assert [block.value for block in page.ideas] == IDEAS
    assert (len(HARD_THINGS), len(IDEAS)) == (MOST_IDEAS, MOST_IDEAS)
    assert max(map(len, HARD_THINGS + IDEAS)) <= LONGEST_IDEA


@pytest.mark.parametrize("weeks", [0, 27])
def test_a_look_is_within_half_a_year(page, weeks):
    page.first_look_weeks = weeks

    with pytest.raises(ValidationError, match="first_look_weeks"):
        page.full_clean()


def test_a_plan_that_is_taken_down_takes_its_sheet_along(parent, page):
    assert parent.get("/plan/sheet/").status_code == 200
    page.unpublish()

    assert parent.get("/plan/sheet/").status_code == 404


def test_an_editor_can_look_at_the_sheet_before_anybody_else(page, office):
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])

    answer = signed_in(office).get(address, {"mode": "sheet"})
    assert BeautifulSoup(answer.content, "html.parser").h1.get_text() == "Our plan to help"
