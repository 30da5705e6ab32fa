"""The first page of the admin: who sees which card, and what it says."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Site

from attendance_pages.kind_words.querysets import kept_under
from attendance_pages.models import Strength, SupportService, ToneFinding
from contact.letter import Letter
from contact.services import open_case
from events.models import EventIndexPage, EventPage, Occurrence
from home.models import HomePage, StandardPage
from site_project.staff.approval import prepare_staff
from tests.cast import member, signed_in
from tests.contact.acts import closed


def cards(user) -> dict[str, str]:
    """The cards that somebody sees: heading and words."""
    soup = BeautifulSoup(signed_in(user).get("/admin/").content, "html.parser")
    return {
        card.select_one(".desk-card__heading").get_text(strip=True): card.select_one(".desk-card__words").get_text()
        for card in soup.select(".desk-card")
    }


def write(site, count: int) -> list:
    """That many families write."""
    return [open_case(site=site, key=f"key {i}", letter=Letter(body="Nadia is ill.")) for i in range(count)]


def plan_dates(home, count: int) -> None:
    """An event with that many dates tomorrow."""
    index = home.add_child(instance=EventIndexPage(title="Events"))
    page = index.add_child(instance=EventPage(title="Coffee", place="The Willow Room"))
    for i in range(count):
        start = timezone.now() + timedelta(days=1, minutes=i)
        times = {"starts_at": start, "ends_at": start + timedelta(hours=1), "closes_at": start, "offers_end_at": start}
        Occurrence.objects.create(page=page, adult_capacity=9, **times)


def let_pages_fall_due(home, count: int) -> None:
    """That many pages were due yesterday."""
    due = timezone.localdate() - timedelta(days=1)
    for i in range(count):
        home.add_child(instance=StandardPage(title=f"Page {i}", body=[], review_due_on=due))


def leave_places_unchecked(site, count: int) -> None:
    """That many places that nobody has checked."""
    for i in range(count):
        SupportService.objects.create(site=site, name=f"Place {i}", description="They listen.")


def find_words(site, page, count: int) -> None:
    """That many words on the page that may hurt."""
    about = {"site": site, "content_type": kept_under(page), "object_id": page.pk, "strength": Strength.STRONG}
    for i in range(count):
        seen = {"first_seen": timezone.now(), "last_seen": timezone.now()}
        ToneFinding.objects.create(term_id=f"word-{i}", wording=f"word {i}", **about, **seen)


def everything(site, home, count: int) -> None:
    """So many of each thing that a card counts."""
    write(site, count)
    plan_dates(home, count)
    let_pages_fall_due(home, count)
    find_words(site, home, count)
    leave_places_unchecked(site, count)


WRITES_PAGES = ["Pages to look at again", "Kind words", "Places to check"]
QUIET = {
    "Messages": "Nobody is waiting.",
    "Events in the next 7 days": "No event this week.",
    "Pages to look at again": "All pages are fresh.",
    "Kind words": "No word waits for a kinder one.",
    "Places to check": "All numbers are checked.",
}
ONE = {
    "Messages": "1 is waiting.",
    "Events in the next 7 days": "1 event is coming.",
    "Pages to look at again": "1 page is due.",
    "Kind words": "1 wording may hurt.",
    "Places to check": "1 place is due.",
}
MANY = {
    "Messages": "60 are waiting.",
    "Events in the next 7 days": "60 events are coming.",
    "Pages to look at again": "60 pages are due.",
    "Kind words": "60 wordings may hurt.",
    "Places to check": "60 places are due.",
}


@pytest.mark.parametrize(
    ("person", "seen"),
    [
        ("office", ["Events in the next 7 days", *WRITES_PAGES]),
        ("editor", WRITES_PAGES),
        ("approver", WRITES_PAGES),
        ("attendance_lead", ["Messages"]),
        ("technician", ["Events in the next 7 days", *WRITES_PAGES]),
    ],
)
def test_everybody_sees_the_cards_that_concern_them(request, person, seen):
    assert list(cards(request.getfixturevalue(person))) == seen


@pytest.mark.parametrize(("count", "said"), [(0, QUIET), (1, ONE), (60, MANY)])
def test_the_cards_count_right_and_are_kind_about_nothing(site, home, office, attendance_lead, count, said):
    everything(site, home, count)

    assert {**cards(attendance_lead), **cards(office)} == said


@pytest.mark.parametrize("count", [1, 60])
def test_the_first_page_asks_the_database_as_often_with_sixty_as_with_one(site, home, django_assert_num_queries, count):
    amara = member("amara", "School office", "Attendance team")
    everything(site, home, count)
    prepare_staff()
    client = signed_in(amara)
    client.get("/admin/")

    with django_assert_num_queries(29):
        client.get("/admin/")


def test_a_message_that_was_closed_waits_no_more(site, attendance_lead):
    case, _other = write(site, 2)
    closed(case, attendance_lead)

    assert cards(attendance_lead)["Messages"] == "1 is waiting."


def test_the_screen_names_nobody(site, attendance_lead):
    write(site, 1)

    page = signed_in(attendance_lead).get("/admin/").content.decode()
    assert ("1 is waiting." in page, "Nadia" in page, "FG-" in page) == (True, False, False)


def test_dates_that_are_over_called_off_drafts_or_far_away_are_no_event_of_this_week(home, office):
    plan_dates(home, 4)
    now = timezone.now()
    over, off, draft, far = Occurrence.objects.all()
    Occurrence.objects.filter(pk=off.pk).update(status="cancelled")
    Occurrence.objects.filter(pk=draft.pk).update(status="draft")
    for date_, days in ((over, -2), (far, 8)):
        start = now + timedelta(days=days)
        times = {"starts_at": start, "ends_at": start + timedelta(hours=1), "closes_at": start, "offers_end_at": start}
        Occurrence.objects.filter(pk=date_.pk).update(**times)

    assert cards(office)["Events in the next 7 days"] == "No event this week."


def test_another_schools_figures_are_not_counted(site, home, office, attendance_lead):
    other = home.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
    everything(Site.objects.create(hostname="other.example", root_page=other), other, 1)

    assert {**cards(attendance_lead), **cards(office)} == QUIET


def test_it_greets_by_name_and_counts_no_things(office):
    office.first_name = "Tom"
    office.save()
    soup = BeautifulSoup(signed_in(office).get("/admin/").content, "html.parser")

    assert [heading.get_text(strip=True) for heading in soup.find_all("h1")] == ["Hello Tom"]
    assert soup.select(".w-summary") == []
    assert [link["href"] for link in soup.select("main a[href^=http]")] == []
