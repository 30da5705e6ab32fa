"""What people at school do in a day: change a page, see who is coming, answer a message."""

import io
import re

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.browser.states import numbers, write


@pytest.fixture
def javascript() -> bool:
    """The admin needs it."""
    return True


def edit_page(page, title: str) -> None:
    """Open a page in Wagtail's editor as people find it: by searching for it."""
    page.goto("/admin/pages/search/?q=" + title.replace(" ", "+"))
    page.get_by_role("link", name=title, exact=True).first.click()
    if "/edit/" not in page.url:
        page.get_by_role("link", name=re.compile("^Edit")).first.click()
    page.wait_for_url("**/edit/")


def test_tom_changes_a_help_page_and_families_see_it(desk, phone):
    tom, words = desk("tom"), f"The toast is buttered twice, day {next(numbers)}."
    edit_page(tom, "Running late")
    tom.locator("[name=introduction]").fill(words)
    tom.get_by_role("button", name="More actions").or_(tom.locator("[data-w-dropdown-target=toggle]")).last.click()
    tom.get_by_role("button", name="Publish", exact=True).click()
    tom.wait_for_url("**/admin/pages/**")

    phone.goto("/help/running-late/")
    expect(phone.locator(".lead").first).to_have_text(words)


def test_tom_sees_who_is_coming(desk, phone):
    tom = desk("tom")
    tom.goto("/admin/events/")
    tom.locator("td.title a").first.click()

    expect(tom.get_by_role("columnheader", name="In childcare")).to_be_visible()
    tom.goto("/admin/")
    expect(tom.get_by_role("link", name="Events and bookings")).to_be_visible()


def test_priya_does_not_see_who_is_coming(desk):
    priya = desk("priya")

    assert priya.goto("/admin/events/").status == 403
    priya.goto("/admin/")
    assert priya.get_by_role("link", name="Events and bookings").count() == 0


def test_amara_takes_a_message_and_the_list_says_so(desk, phone):
    words = f"We have no shoes for Monday. {next(numbers)}"
    write(phone, words)
    amara = desk("amara")
    amara.get_by_role("link", name=re.compile("^Messages")).first.click()
    free = amara.locator(".inbox-row", has_text="nobody has taken it").first.get_by_role("link")
    ref = free.locator("strong").inner_text()
    free.click()
    amara.get_by_role("button", name="I will answer").click()
    expect(amara.get_by_role("button", name="I will answer")).to_have_count(0)
    amara.goto("/admin/inbox/")

    expect(amara.locator(".inbox-row", has_text=ref)).to_contain_text("yours")


def test_a_wrong_password_opens_nothing(chromium, seeded):
    page = chromium.new_page(base_url=seeded.address)
    page.goto("/admin/login/")
    page.fill("input[name=login]", "amara")
    page.fill("input[name=password]", "not the password")
    page.get_by_role("button", name="Sign in").click()
    page.goto("/admin/inbox/")

    assert "/admin/login/" in page.url
    page.context.close()


def test_tom_books_at_the_gate_and_the_square_on_the_slip_opens_the_familys_page(desk, phone):
    tom, name = desk("tom"), f"Family at the gate {next(numbers)}"
    tom.goto("/admin/events/")
    tom.locator("tr", has_text="Hot chocolate evening").first.locator("td.title a").click()
    tom.get_by_role("link", name="Book for a family").click()
    tom.get_by_label("Name", exact=False).first.fill(name)
    tom.get_by_role("button", name="Book and show the slip").click()
    expect(tom.get_by_role("heading", name="You are booked")).to_be_visible()
    square = Image.open(io.BytesIO(tom.locator(".code svg").screenshot()))
    (link,) = [code.text for code in zxingcpp.read_barcodes(square)]

    phone.goto(link)
    expect(phone.locator("main")).to_contain_text(name)

    tom.goto("/admin/events/")
    tom.get_by_label("Find a family: name, phone or number").fill(name.upper())
    tom.get_by_role("button", name="Find").click()
    tom.get_by_role("link", name=name).click()
    expect(tom.get_by_role("heading", name=name)).to_be_visible()
