"""A whole morning on staff's phones: families come, a child is handed over and signed out, everybody goes home."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE


@pytest.fixture
def javascript() -> bool:
    """The phones of staff run scripts; what families do is tried without."""
    return True


@pytest.fixture
def morning(seeded) -> dict[str, str]:
    """Where the board and the door of a date are that has just begun."""
    return seeded.ask("tests.browser.family_pages", "morning")


def counts(staff: Page) -> list[str]:
    """In the building, adults, children along, children in our room."""
    return staff.locator(".day-counts dd").all_inner_texts()


def tab(staff: Page, name: str) -> None:
    """Go to another of the four pages at the bottom."""
    staff.get_by_role("navigation", name="On the day").get_by_role("link", name=name, exact=True).click()


def child(staff: Page, name: str) -> None:
    """Open a child's page."""
    tab(staff, "Children")
    staff.locator("a.day-child", has_text=name).click()


def test_from_the_first_family_to_the_last_light(desk, morning):
    tom = desk("tom", PHONE)
    tom.goto(morning["board"])
    tom.goto(morning["door"])
    tom.get_by_label("Find a name").fill("nad")
    expect(tom.locator("li.day-card:visible")).to_have_count(1)
    tom.get_by_role("button", name="Arrived Nadia").click()
    expect(tom.get_by_role("heading", name="At the door")).to_be_visible()
    assert counts(tom) == ["1", "1", "0", "0"]

    tab(tom, "Children")
    tom.get_by_role("button", name="Number and print the labels").click()
    assert tom.locator(".day-label__number").all_inner_texts() == ["1", "1"]

    child(tom, "Lila")
    expect(tom.locator("main")).to_contain_text("None, the family says.")
    tom.get_by_role("button", name="Into our room").click()
    expect(tom.locator("main")).to_contain_text("It has to say 1.")

    tab(tom, "Walk-in")
    tom.get_by_label("Name", exact=False).first.fill("Rosa")
    tom.get_by_role("spinbutton", name="Adults").fill("1")
    tom.get_by_role("button", name="Book and tick in").click()
    tab(tom, "Who is in")
    assert counts(tom) == ["3", "2", "0", "1"]
    tom.reload()
    assert counts(tom) == ["3", "2", "0", "1"]

    leave_too_early(tom, morning)
    child(tom, "Lila")
    tom.get_by_label("Nadia", exact=False).check()
    tom.get_by_role("button", name="Sign out").click()
    expect(tom.locator(".tag").first).to_have_text("collected")
    tom.get_by_role("link", name="The family, and what was pressed").click()
    expect(tom.locator(".day-log")).to_contain_text("Lila: out, with Nadia")
    tom.goto(morning["door"])
    finish(tom)


def leave_too_early(tom: Page, morning: dict[str, str]) -> None:
    """The last adult does not leave while her child is in our room."""
    tom.goto(morning["door"])
    tom.get_by_role("link", name="Nadia").click()
    tom.get_by_role("button", name="They left").click()
    expect(tom.get_by_role("alert")).to_contain_text("Nothing was changed.")


def finish(tom: Page) -> None:
    """Everybody goes home; two families never came."""
    tom.get_by_role("link", name="Finish for today").click()
    expect(tom.locator("main")).to_contain_text("2 families were not ticked in")
    tom.get_by_role("button", name="Everybody has gone home").click()
    expect(tom.get_by_role("status")).to_contain_text("2 families did not come.")
    tab(tom, "Who is in")
    assert counts(tom) == ["0", "0", "0", "0"]


def test_two_at_the_door_tick_a_family_in_once(desk, morning):
    tom, amara = desk("tom", PHONE), desk("amara", PHONE)
    for staff in (tom, amara):
        staff.goto(morning["door"])
        staff.get_by_role("link", name="Omar").click()
    tom.get_by_role("button", name="Arrived").click()
    expect(tom.locator("main")).to_contain_text("Here")
    amara.get_by_role("button", name="Arrived").click()
    expect(amara.locator("main")).to_contain_text("Somebody was quicker")
    tab(amara, "Who is in")
    assert counts(amara) == ["2", "1", "1", "0"]
