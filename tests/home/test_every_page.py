"""What holds for every public page of the demo school, whatever its kind."""

import base64
import hashlib
import re
from collections import Counter

import pytest

pytestmark = pytest.mark.django_db  # the session makes a database only where some test asks for one
HELP = {"GuidancePage", "IllnessPage", "SupportPlanPage", "LawPage"}
LIGHT = 14 * 1024  # bytes: what a server sends before the phone has to answer (RFC 6928, ten packets)


def broken(pages, holds) -> list[str]:
    """The addresses of the pages for which it does not hold."""
    return [page.path for page in pages if not holds(page)]


@pytest.fixture(scope="session")
def demo_soups(demo_pages):
    """Each page's tree by its address, parsed once."""
    return {page.path: page.soup for page in demo_pages}


def test_the_demo_has_a_page_of_every_kind(demo_pages):
    kinds = Counter(page.kind for page in demo_pages)

    assert (kinds["HomePage"], kinds["GuidanceIndexPage"], kinds["ServiceDirectoryPage"]) == (1, 1, 1)
    assert (kinds["IllnessPage"], kinds["SupportPlanPage"], kinds["LawPage"]) == (1, 1, 1)
    assert kinds["HowWeWritePage"] == 1
    assert (kinds["GuidancePage"], kinds["EventIndexPage"], kinds["ContactPage"]) == (17, 1, 1)
    assert (kinds["WhosWhoPage"], kinds["PolicyPage"], kinds["GoodNewsIndexPage"], kinds["GoodNewsPage"]) == (
        2,
        1,
        1,
        6,
    )
    assert min(kinds["StandardPage"], kinds["EventPage"]) >= 3


def test_every_page_answers(demo_pages):
    assert broken(demo_pages, lambda page: page.status == 200) == []


def test_every_page_says_once_what_it_is(demo_soups):
    assert [path for path, soup in demo_soups.items() if len(soup.find_all("h1")) != 1] == []
    assert [path for path, soup in demo_soups.items() if len(soup.find_all("main")) != 1] == []
    assert [path for path, soup in demo_soups.items() if not soup.title.get_text().strip()] == []


def test_no_two_pages_have_the_same_title(demo_soups):
    titles = Counter(soup.title.get_text() for soup in demo_soups.values())

    assert [title for title, times in titles.items() if times > 1] == []


def test_every_page_says_its_language(demo_soups):
    assert {(soup.html["lang"], soup.html["dir"]) for soup in demo_soups.values()} == {("en-gb", "ltr")}


def test_headings_go_down_one_step_at_a_time(demo_soups):
    def jumps(soup) -> bool:
        levels = [int(tag.name[1]) for tag in soup.main.find_all(re.compile("^h[1-6]$"))]
        return any(after > before + 1 for before, after in zip(levels, levels[1:], strict=False))

    assert [path for path, soup in demo_soups.items() if jumps(soup)] == []


def test_no_id_stands_twice_on_a_page(demo_soups):
    def twice(soup) -> list[str]:
        ids = Counter(tag["id"] for tag in soup.find_all(id=True))
        return [name for name, times in ids.items() if times > 1]

    assert {path: twice(soup) for path, soup in demo_soups.items() if twice(soup)} == {}


def test_every_page_describes_itself_to_search_engines(demo_soups):
    def description(soup) -> str:
        return soup.find("meta", attrs={"name": "description"})["content"]

    assert [path for path, soup in demo_soups.items() if not 20 <= len(description(soup)) <= 320] == []


def test_a_page_gives_the_phone_no_cookie(demo_pages):
    assert broken(demo_pages, lambda page: page.cookies == [] and "Set-Cookie" not in page.headers) == []


def test_a_page_may_be_kept_by_a_cache(demo_pages):
    assert broken(demo_pages, lambda page: "Cookie" not in page.headers.get("Vary", "")) == []
    assert broken(demo_pages, lambda page: "csrfmiddlewaretoken" not in page.html) == []


def test_pages_only_read_and_carry_no_form_that_writes(demo_soups):
    writing = {path: soup.find_all("form", method=re.compile("post", re.I)) for path, soup in demo_soups.items()}

    assert [path for path, forms in writing.items() if forms] == []


def test_a_page_is_one_light_answer(demo_pages):
    assert {page.path: page.sent for page in demo_pages if page.sent > LIGHT} == {}


def test_the_policy_lets_in_the_one_style_of_the_page_and_no_other(demo_pages, demo_soups):
    def hash_of(soup) -> str:
        [style] = soup.find_all("style")
        return f"'sha256-{base64.b64encode(hashlib.sha256(style.string.encode()).digest()).decode()}'"

    policies = {page.path: page.headers["Content-Security-Policy"] for page in demo_pages}
    allowed = {path: re.search(r"style-src ([^;]+)", policy)[1] for path, policy in policies.items()}

    assert {path: words for path, words in allowed.items() if words != f"'self' {hash_of(demo_soups[path])}"} == {}


def test_the_policy_lets_nobody_else_in(demo_pages):
    policies: dict[str, set[str]] = {}
    for page in demo_pages:
        policies.setdefault(page.headers["Content-Security-Policy"], set()).add(page.kind)

    assert [kinds for kinds in policies.values() if "ContactPage" in kinds] == [{"ContactPage"}]
    assert len(policies) == 2, "the door to messages in confidence has a stricter one of its own, all others share one"
    assert [re.findall(r"unsafe|https?:|\*", policy) for policy in policies] == [[], []]


def test_a_page_loads_nothing_from_anybody_else(demo_soups):
    loading = {"img": "src", "script": "src", "iframe": "src", "source": "srcset", "link": "href"}

    def elsewhere(soup) -> list[str]:
        found = [tag.get(where, "") for name, where in loading.items() for tag in soup.find_all(name)]
        return [address for address in found if re.match(r"(https?:)?//", address)]

    assert {path: elsewhere(soup) for path, soup in demo_soups.items() if elsewhere(soup)} == {}


def test_every_picture_has_words_or_says_that_it_only_decorates(demo_soups):
    assert [
        path for path, soup in demo_soups.items() if [img for img in soup.find_all("img") if img.get("alt") is None]
    ] == []


def test_every_link_inside_the_site_leads_somewhere(demo_pages, demo_soups):
    known = {page.path for page in demo_pages} | {"/help/a-plan-to-help/sheet/", "/our-attendance-policy/in-short/"}
    served = re.compile(
        r"/(places/|search|was-this-help|static|have-your-say|good-news\.atom|media|messages|bookings|events/calendar\.ics|theme\.css|admin)"
    )

    def lost(soup) -> set[str]:
        inside = {a["href"].split("#")[0].split("?")[0] for a in soup.find_all("a", href=re.compile("^/(?!/)"))}
        return {address for address in inside if address not in known and not served.match(address)}

    assert {path: lost(soup) for path, soup in demo_soups.items() if lost(soup)} == {}


def test_every_page_offers_a_person_and_urgent_help(demo_soups):
    def offers(soup) -> bool:
        return bool(
            soup.select('.bottom-bar a[href="tel:01632960145"]') and soup.select('.bottom-bar a[href="/urgent-help/"]')
        )

    assert [path for path, soup in demo_soups.items() if not offers(soup)] == []


def test_families_never_see_the_bar_of_the_staff(demo_pages):
    assert broken(demo_pages, lambda page: "wagtail-userbar" not in page.html) == []


def test_the_stamp_says_when_a_help_page_was_checked(demo_pages):
    stamped = [page for page in demo_pages if page.kind in HELP]

    assert (
        broken(stamped, lambda page: "We last checked this page on" in page.soup.select_one(".review-stamp").text) == []
    )
