"""A parent at half past seven in the morning, on a phone, with or without JavaScript."""

from playwright.sync_api import Page, expect


def heading(phone: Page) -> str:
    """The one heading of the page, once the page is whole."""
    phone.wait_for_load_state()
    return phone.get_by_role("heading", level=1).inner_text().strip()


def numbers(phone: Page, part: str) -> list[str]:
    """What rings on a tap in that part of the page."""
    return [link.get_attribute("href").removeprefix("tel:") for link in phone.locator(f'{part} a[href^="tel:"]').all()]


def test_from_the_front_door_to_an_answer_in_one_tap(phone):
    phone.goto("/")
    phone.get_by_role("link", name="My child is ill").click()

    assert heading(phone) == "My child is not well. Can they come in?"
    assert numbers(phone, "main")[:2] == ["999", "111"]


def test_the_list_of_help_pages_leads_to_each_of_them(phone):
    phone.goto("/")
    phone.locator(".top-bar summary").click()
    phone.get_by_role("link", name="Help when it is hard").first.click()
    phone.get_by_role("link", name="Worried about school").first.click()

    assert heading(phone) == "Worried about school"
    assert numbers(phone, ".bottom-bar") == ["01632960145"]


def test_urgent_help_is_one_tap_away_on_every_page(phone):
    phone.goto("/help/running-late/")
    phone.locator(".bottom-bar").get_by_role("link", name="Urgent help").click()

    assert heading(phone) == "Urgent help"
    assert numbers(phone, "main .urgency .row") == ["999", "111", "01632960145"]


def test_a_place_that_can_help_rings_on_a_tap(phone):
    phone.goto("/places-that-can-help/")

    assert "116123" in numbers(phone, "main")
    expect(phone.get_by_text("Samaritans", exact=True).first).to_be_visible()


def test_a_question_opens_without_any_script(phone):
    phone.goto("/")
    question = phone.locator("details.question").first
    expect(question.locator("div").first).not_to_be_visible()
    question.locator("summary").click()

    expect(question.locator("div").first).to_be_visible()


def test_searching_finds_help_in_a_parents_words(phone):
    phone.goto("/search/")
    phone.get_by_label("Search this site").fill("chickenpox")
    phone.get_by_role("button", name="Search").click()
    phone.get_by_role("link", name="My child is not well. Can they come in?").click()

    assert heading(phone) == "My child is not well. Can they come in?"


def test_a_wrong_address_leads_back_to_help(phone):
    phone.goto("/help/worryed-about-school/")

    assert heading(phone) == "We cannot find that page"
    phone.locator("main").get_by_role("link", name="Go to the start page").click()
    assert heading(phone) == "Foxglove Lane Primary School"


def test_somebody_who_uses_the_keyboard_can_skip_to_the_main_part(phone):
    phone.goto("/")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Skip to the main part")).to_be_focused()
    phone.keyboard.press("Enter")

    expect(phone.locator("#main")).to_be_focused()
