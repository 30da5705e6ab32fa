"""The policy: every part that it must have, the editor told what is missing, a short version for one sheet."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.rich_text import get_text_for_indexing
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from attendance_pages.have_your_say.services import Asked, set_up, show_results
from attendance_pages.models import GuidancePage, PolicyPage
from tests.attendance_pages.policies import IN_WORDS, policy_below, somebody, whole_policy
from tests.cast import signed_in

TITLES = [
    "The school day", "Telling us, and asking us", "Who leads on attendance", "Who to ask, day by day",
    "Who to ask for more help", "The first day away", "How we make it good to be here", "What we do with the numbers",
    "When it stays hard", "Where the law comes in",
]  # fmt: skip


def typed(policy: PolicyPage, *empty: str, **pressed) -> dict[str, str]:
    """The editor's form as a browser sends it, with these parts left empty and one button pressed."""
    helen = policy.champion_id
    people = {name: streamfield([("person", str(helen))]) for name in ("day_to_day", "more_help")}
    lines = {"in_short": streamfield([("line", f"Line {number}.") for number in range(3)])}
    parts = people | lines | {name: rich_text(f"<p>{name}</p>") for name in IN_WORDS} | {"champion": str(helen)}
    for name in empty:
        parts[name] = streamfield([]) if isinstance(parts[name], dict) else ""
    for name in set(empty) & set(IN_WORDS):
        parts[name] = rich_text("")
    plain = ["introduction", "seo_title", "search_description", "change_note", "changed_on", "co_authors", "law_page",
             "co_authors_until", "other_words", "looked_at_on", "looked_at_with", "what_changed", "go_live_at",
             "expire_at"]  # fmt: skip
    comments = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
    return nested_form_data(
        {"title": policy.title, "slug": policy.slug, "reviewed_on": "2026-11-01", "review_due_on": "2027-11-01",
         "you_said": streamfield([]), "comments": comments, **dict.fromkeys(plain, ""), **parts}
    ) | pressed  # fmt: skip


def edit(browser, policy: PolicyPage, *empty: str, **pressed):
    """Somebody saves the policy."""
    return browser.post(reverse("wagtailadmin_pages:edit", args=[policy.pk]), typed(policy, *empty, **pressed))


def told(response) -> str:
    """What a page says."""
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True).split())


def test_every_part_stands_under_its_heading(parent, home):
    policy_below(home)
    main = BeautifulSoup(parent.get("/policy/").content, "html.parser").main
    headings = [heading.get_text(strip=True) for heading in main.select("h2")]

    assert [title for title in headings if title in TITLES] == TITLES
    assert "About the_law." in main.get_text()


def test_a_new_policy_tells_the_editor_all_that_is_missing(site):
    assert PolicyPage().missing == ["In short", *TITLES]
    assert whole_policy(site).missing == []


def test_the_editor_sees_what_is_missing(home, office):
    policy = policy_below(home)
    PolicyPage.objects.update(day_one="", the_law="")
    policy.refresh_from_db()
    page = signed_in(office).get(reverse("wagtailadmin_pages:edit", args=[policy.pk]))
    soup = BeautifulSoup(page.content, "html.parser")
    sentence = soup.find("p", string=re.compile("These are still empty"))

    assert [item.get_text() for item in sentence.find_next("ul").select("li")] == [
        "The first day away",
        "Where the law comes in",
    ]


@pytest.mark.parametrize("name", PolicyPage.REQUIRED)
def test_no_part_may_be_empty_when_families_see_it(home, office, name):
    policy = policy_below(home)
    page = edit(signed_in(office), policy, name, **{"action-publish": "1"})

    title = PolicyPage.title_of(name)
    assert f"One part is still empty: “{title}”. You can save it as a draft until then." in told(page)


def test_one_sentence_names_all_holes(home, office):
    page = edit(signed_in(office), policy_below(home), "champion", "day_one", **{"action-publish": "1"})

    assert "2 parts are still empty: “Who leads on attendance”, “The first day away”." in told(page)


def test_a_draft_may_have_holes(home, office):
    policy = policy_below(home)
    saved = edit(signed_in(office), policy, *PolicyPage.REQUIRED)

    assert saved.status_code == 302
    policy.refresh_from_db()
    assert policy.get_latest_revision_as_object().missing == ["In short", *TITLES]


def test_a_whole_policy_is_published(home, office, parent):
    policy = policy_below(home)
    edit(signed_in(office), policy, title="New", **{"action-publish": "1"})
    policy.refresh_from_db()

    assert (get_text_for_indexing(policy.day_one), policy.missing) == ("day_one", [])


def test_publishing_many_pages_at_once_leads_to_the_editor_of_a_policy_with_a_hole(home, office):
    policy = home.add_child(instance=PolicyPage(title="Policy", slug="policy", live=False))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={policy.pk}"
    page = signed_in(office).post(address, follow=True)
    policy.refresh_from_db()

    assert "“Policy” still has empty parts, so it was not published." in told(page)
    assert policy.live is False


def test_when_the_leader_left_families_are_still_told_whom_to_ask(home, parent):
    policy = policy_below(home)
    policy.champion.delete()

    assert "We are still writing this part. Until then, just ask us." in told(parent.get("/policy/"))
    assert parent.get("/policy/in-short/").status_code == 200


def test_the_short_version_is_a_page_of_its_own(home, parent, site):
    policy_below(home, more_help=[("person", somebody(site, "Priya Nair", phone="01632 960148"))])
    main = BeautifulSoup(parent.get("/policy/in-short/").content, "html.parser").main

    assert [item.get_text() for item in main.ul.select("li")] == ["Line 0.", "Line 1.", "Line 2."]
    assert main.h1.get_text(strip=True) == "Our attendance policy, in short"
    assert "All of it is at http://testserver/policy/." in " ".join(main.get_text(" ").split())
    assert "tel:01632960148" in [link["href"] for link in main.select("dl a")]


def test_the_law_part_leads_to_the_law_page_only_while_that_is_public(home, parent):
    law = home.add_child(instance=GuidancePage(title="What the law says", slug="law", body=[("text", "<p>So.</p>")]))
    policy_below(home, law_page=law)

    def linked() -> bool:
        soup = BeautifulSoup(parent.get("/policy/").content, "html.parser")
        return bool(soup.select('main a[href="/law/"]'))

    before = linked()
    law.unpublish()
    assert (before, linked()) == (True, False)


def test_you_said_we_did_stands_on_the_policy(home, parent):
    pair = {"said": "Too long.", "did": "We cut it.", "when": "May 2026"}
    policy_below(home, you_said=[("you_said", pair)])

    assert "You said Too long. We did We cut it. When May 2026" in told(parent.get("/policy/"))


def ask(policy: PolicyPage, number: int, opens_on: str, closes_on: str):
    """A consultation about the policy."""
    values = {"page": policy, "title": f"Asked {number}", "introduction": "Hello.", "words_prompt": "",
              "opens_on": opens_on, "closes_on": closes_on}  # fmt: skip
    return set_up(values=values, questions=[Asked("Fair?", answers=["Yes", "No"])], actor=None)


@pytest.mark.parametrize("count", [1, 20])
def test_a_policy_asks_as_often_for_twenty_people_and_consultations_as_for_one(
    home, parent, site, django_assert_num_queries, count
):
    people = [("person", somebody(site, f"Person {number}")) for number in range(count)]
    policy = policy_below(home, day_to_day=people, more_help=people)
    for number in range(count):
        ask(policy, number, "2020-01-01", "2090-01-01")
        over = ask(policy, number, "2020-01-01", "2020-02-01")
        show_results(consultation_id=over.pk, shown=True, actor=None)
    parent.get("/policy/")
    with django_assert_num_queries(14):
        page = parent.get("/policy/")

    assert told(page).count("You can have your say until") == count
