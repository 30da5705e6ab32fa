"""Must-show: harsh words typed into a page, a tip within a second, kinder words taken, one left for a reason,
the approver's yes, and a report that is right."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_staff_journeys import edit_page

HARSH = "Failure to comply will result in a penalty notice"
KIND = "If this is hard, tell us and we will help"
# Notes when the last key was pressed and when the first tip stood there.
STOPWATCH = """() => {
  const list = document.querySelector("[data-kind-words-tips]");
  document.querySelector("[name=introduction]").addEventListener("input", () => { window.typed = performance.now(); });
  new MutationObserver(() => { window.told ??= list.children.length ? performance.now() : undefined; })
    .observe(list, { childList: true });
}"""


@pytest.fixture
def javascript() -> bool:
    """The admin needs it."""
    return True


def open_checks(page: Page) -> None:
    """The side panel with the tips, open."""
    if not page.locator("[data-kind-words]").is_visible():
        page.locator('[data-side-panel-toggle="checks"]').click()
    expect(page.locator("[data-kind-words]")).to_be_visible()


def tip_about(page: Page, wording: str):
    """The tip whose flagged wording is this."""
    return page.locator(".kind-words__tip").filter(
        has=page.locator("[data-tip-wording]").get_by_text(wording, exact=True)
    )


def leave(page: Page, wording: str, reason: str) -> None:
    """Leave a wording as it is, for a reason."""
    tip = tip_about(page, wording)
    tip.get_by_text("Leave it, because…").click()
    tip.get_by_label("Why these words stay on this page").fill(reason)
    tip.get_by_role("button", name="Leave it", exact=True).click()
    expect(tip).to_have_count(0)


def rows_of_report(page: Page, title: str, left: bool = False) -> list[list[str]]:
    """What the report says about a page: wording, kinder words, how strongly."""
    page.goto("/admin/kind-words/" + ("?left=yes" if left else ""))
    rows = page.locator("table.listing tbody tr").filter(has=page.get_by_role("link", name=title, exact=True))
    return [[cell.strip() for cell in row.locator("td").all_inner_texts()[1:4]] for row in rows.all()]


def test_words_on_their_way_from_harsh_to_kind(desk, phone):
    priya, title = desk("priya"), "Coming back after time away"
    edit_page(priya, title)
    open_checks(priya)
    introduction = priya.locator("[name=introduction]")
    introduction.fill("")
    expect(priya.locator(".kind-words__tip")).to_have_count(0)
    priya.evaluate(STOPWATCH)
    introduction.press_sequentially(HARSH)
    expect(tip_about(priya, "will result in a penalty notice")).to_be_visible()
    print(f"The tip stood there {priya.evaluate('told - typed'):.0f} ms after the last key.")  # noqa: T201 - the figure

    tip_about(priya, "will result in a penalty notice").get_by_role("button", name="Use this").click()
    expect(introduction).to_have_value(KIND)
    expect(priya.locator(".kind-words__tip")).to_have_count(0)
    introduction.fill(f"{KIND}. This is about truancy. Our help is robust.")
    leave(priya, "truancy", "It is the name of the council's leaflet.")
    expect(priya.locator("[data-kind-words-left]")).to_contain_text("Left as they are: 1")

    priya.locator("[data-w-dropdown-target=toggle]").last.click()
    priya.get_by_role("button", name=re.compile("^Submit")).click()
    priya.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    assert ["robust", "clear", "These words may hurt"] not in rows_of_report(priya, title)

    helen = desk("helen")
    edit_page(helen, title)
    helen.locator("[data-w-dropdown-target=toggle]").last.click()
    helen.get_by_role("button", name=re.compile("^Approve and publish$", re.I)).click()
    helen.wait_for_url(re.compile(r"/admin/(pages/\d+/)?$"))
    phone.goto("/help/coming-back-after-time-away/")
    expect(phone.locator(".lead").first).to_contain_text(KIND)

    assert rows_of_report(helen, title) == [["robust", "clear", "These words may hurt"]]
    assert rows_of_report(helen, title, left=True) == [
        ["truancy", "missing school", "These words may hurt"],
        ["robust", "clear", "These words may hurt"],
    ]


def test_kinder_words_go_into_rich_text_and_undo_takes_them_back(desk):
    priya = desk("priya")
    edit_page(priya, "Worried about school")
    open_checks(priya)
    text = priya.locator(".public-DraftEditor-content").first
    text.click()
    priya.keyboard.press("Control+End")
    priya.keyboard.type(" You signed an attendance contract.")
    underlined = "() => [...CSS.highlights.get('kind-words')].map(String).includes('attendance contract')"
    priya.wait_for_function(underlined)
    tip_about(priya, "attendance contract").get_by_role("button", name="Use these words").click()

    expect(text).to_contain_text("You signed a support plan.")
    priya.keyboard.press("Control+z")
    expect(text).to_contain_text("You signed an attendance contract.")
