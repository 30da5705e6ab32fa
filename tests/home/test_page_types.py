"""Which kinds of pages an editor is offered where, and what is said about them."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, get_page_models

from attendance_pages.models import GuidanceIndexPage, LawPage
from events.models import EventIndexPage
from tests.cast import signed_in

# For each kind of page: what may be made below it. A new kind of page needs its line.
BELOW = {
    "Page": ["HomePage"],
    "HomePage": [
        "ContactPage",
        "EventIndexPage",
        "GoodNewsIndexPage",
        "GuidanceIndexPage",
        "GuidancePage",
        "HowWeWritePage",
        "IllnessPage",
        "LawPage",
        "PolicyPage",
        "ServiceDirectoryPage",
        "StandardPage",
        "SupportPlanPage",
        "WhosWhoPage",
    ],
    "GuidanceIndexPage": ["GuidancePage", "IllnessPage", "LawPage", "PolicyPage", "SupportPlanPage", "WhosWhoPage"],
    "GoodNewsIndexPage": ["GoodNewsPage"],
    "GoodNewsPage": [],
    "PolicyPage": [],
    "WhosWhoPage": [],
    "EventIndexPage": ["EventPage"],
    "StandardPage": [],
    "ServiceDirectoryPage": [],
    "GuidancePage": [],
    "HowWeWritePage": [],
    "IllnessPage": [],
    "LawPage": [],
    "SupportPlanPage": [],
    "EventPage": [],
    "ContactPage": [],
}


def offered(user, page: Page) -> list[str]:
    """The kinds of pages that the admin offers below `page`; the one where there is no choice."""
    answer = signed_in(user).get(reverse("wagtailadmin_pages:add_subpage", args=[page.pk]))
    if answer.status_code == 302:
        return [answer.url.split("/")[-3]]
    soup = BeautifulSoup(answer.content, "html.parser")
    return sorted(link["href"].split("/")[-3] for link in soup.select("main a[href*='/admin/pages/add/']"))


def test_only_what_fits_can_be_made_below_each_kind_of_page():
    assert {model.__name__: sorted(child.__name__ for child in model.creatable_subpage_models())
            for model in get_page_models()} == BELOW  # fmt: skip


def test_an_editor_is_offered_what_fits(home, editor):
    assert offered(editor, home) == sorted(name.lower() for name in BELOW["HomePage"])


def test_what_a_school_has_once_is_offered_once(home, editor):
    index = home.add_child(instance=GuidanceIndexPage(title="Help"))
    index.add_child(instance=LawPage(title="The law"))
    home.add_child(instance=EventIndexPage(title="Events"))

    assert offered(editor, index) == [
        "guidancepage",
        "illnesspage",
        "policypage",
        "supportplanpage",
        "whoswhopage",
    ]
    assert {"guidanceindexpage", "lawpage", "eventindexpage"} & set(offered(editor, home)) == set()


def test_where_there_is_no_choice_the_editor_opens_at_once(home, office):
    events = home.add_child(instance=EventIndexPage(title="Events"))

    assert offered(office, events) == ["eventpage"]


def test_no_two_kinds_of_pages_say_the_same_of_themselves():
    ours = [model for model in get_page_models() if model is not Page]

    assert len({str(model.get_page_description()) for model in ours}) == len(ours)
    assert len({str(model.get_verbose_name()) for model in ours}) == len(ours)


@pytest.mark.parametrize("model", [model for model in get_page_models() if model is not Page])
def test_the_editor_has_tabs_in_plain_words(model):
    tabs = [str(tab.heading) for tab in model.get_edit_handler().children]

    assert tabs == ["What it says", "Still right?", "Menu and search", "Settings"]


def test_the_tab_without_fields_is_not_shown(home, office):
    address = reverse("wagtailadmin_pages:edit", args=[home.pk])
    soup = BeautifulSoup(signed_in(office).get(address).content, "html.parser")

    assert [
        tab.get_text(strip=True).removesuffix("()")
        for tab in soup.select("[role=tab]")
        if tab["href"].startswith("#tab-")
    ] == [
        "What it says",
        "Still right?",
        "Menu and search",
    ]


def test_pages_are_listed_as_on_the_site_so_that_nothing_jumps(home, office):
    for title in ("Second by name", "First by name"):
        home.add_child(instance=EventIndexPage(title=title))
    soup = BeautifulSoup(signed_in(office).get(reverse("wagtailadmin_explore", args=[home.pk])).content, "html.parser")

    assert [row.get_text(strip=True) for row in soup.select(".listing .title-wrapper")] == [
        "Second by name",
        "First by name",
    ]
