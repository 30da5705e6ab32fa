"""A page as one sheet for the wall. How it prints is tried in tests/browser/test_posters.py."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from events.enums import OccurrenceStatus
from events.models import EventIndexPage, EventPage, Occurrence
from home.models import StandardPage
from tests.cast import signed_in


@pytest.fixture
def about(home) -> StandardPage:
    """A plain page."""
    return home.add_child(instance=StandardPage(title="Late?", slug="late", introduction="Come anyway.", body=[]))


@pytest.fixture
def coffee(home) -> EventPage:
    """An event without dates yet."""
    index = home.add_child(instance=EventIndexPage(title="Events", slug="events"))
    return index.add_child(instance=EventPage(title="Coffee", slug="coffee", place="The Willow Room", body=[]))


def meet(page: EventPage, day: int, **more) -> Occurrence:
    """A date of the event in December, from nine to a quarter past ten."""
    start = datetime(2026, 12, day, 9, tzinfo=timezone.get_default_timezone())
    end = start + timedelta(minutes=75)
    times = {"starts_at": start, "ends_at": end, "closes_at": start, "offers_end_at": start}
    return Occurrence.objects.create(page=page, adult_capacity=9, **times, **more)


def poster(client, page) -> BeautifulSoup:
    """The sheet."""
    return BeautifulSoup(client.get(f"/poster/{page.pk}/").content, "html.parser")


def facts(client, page) -> dict[str, list[str]]:
    """What the sheet says in its box: a list of lines by label."""
    sheet = poster(client, page)
    labels = [label.get_text() for label in sheet.select("dt")]
    return dict(zip(labels, [list(fact.stripped_strings) for fact in sheet.select("dd")], strict=True))


def test_a_poster_says_what_the_page_is_and_where_to_find_us(parent, about):
    sheet = poster(parent, about)

    assert (sheet.h1.get_text(), sheet.select_one(".sheet__words").get_text(strip=True)) == ("Late?", "Come anyway.")
    assert sheet.select_one(".find__address").get_text() == "testserver/late"
    assert len(sheet.select("svg.code-square path")) == 1
    assert sheet.select("dl, script, style, [style]") == []


def test_eight_strips_carry_school_number_and_short_address(parent, about):
    strips = [list(strip.stripped_strings) for strip in poster(parent, about).select(".strips li")]

    assert strips == [["Foxglove Lane", "01632 960145", f"testserver/p/{about.pk}"]] * 8


def test_a_poster_gives_no_cookie_and_keeps_to_the_policy(parent, about):
    answer = parent.get(f"/poster/{about.pk}/")

    assert (list(parent.cookies), answer["X-Robots-Tag"]) == ([], "noindex")
    assert parent.post(f"/poster/{about.pk}/").status_code == 405


@time_machine.travel(date(2026, 11, 23))
def test_an_event_says_its_next_three_dates_place_and_childcare(parent, coffee):
    for day in (3, 10, 17, 24):
        meet(coffee, day, childcare_on=True)

    assert facts(parent, coffee) == {
        "When": [f"Thursday {day} December, 9am to 10:15am" for day in (3, 10, 17)],
        "Where": ["The Willow Room"],
        "Children": ["Free childcare"],
    }


@time_machine.travel(date(2026, 11, 23))
def test_a_date_that_is_off_or_not_shown_yet_is_on_no_poster(parent, coffee):
    meet(coffee, 3, status=OccurrenceStatus.CANCELLED)
    meet(coffee, 10, status=OccurrenceStatus.DRAFT)
    meet(coffee, 17)

    assert facts(parent, coffee) == {"When": ["Thursday 17 December, 9am to 10:15am"], "Where": ["The Willow Room"]}


def test_an_event_without_dates_says_where(parent, coffee):
    assert facts(parent, coffee) == {"Where": ["The Willow Room"]}


@pytest.mark.parametrize(
    ("letters", "size"), [(24, "huge"), (25, "large"), (49, "middle"), (91, "small"), (161, "tiny"), (255, "tiny")]
)
def test_the_longer_the_title_the_smaller_its_letters(parent, about, letters, size):
    about.title = "a" * letters
    about.save()

    assert poster(parent, about).h1["class"] == ["title", f"title--{size}"]


def test_who_writes_pages_finds_the_poster_in_the_menu_of_the_page(about, home, editor):
    client = signed_in(editor)
    draft = home.add_child(instance=StandardPage(title="Draft", live=False, body=[]))

    def offered(page) -> bool:
        editing = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        return f'href="/poster/{page.pk}/"' in editing

    assert (offered(about), offered(draft)) == (True, False)


def test_staff_find_it_on_the_page_itself_and_families_do_not(about, office, parent):
    address = f"/poster/{about.pk}/".encode()

    assert (address in signed_in(office).get("/late/").content, address in parent.get("/late/").content) == (
        True,
        False,
    )


@time_machine.travel(date(2026, 11, 23))
@pytest.mark.parametrize("count", [1, 3])
def test_a_poster_asks_as_often_for_three_dates_as_for_one(parent, coffee, django_assert_num_queries, count):
    for day in range(1, count + 1):
        meet(coffee, day)
    parent.get(f"/poster/{coffee.pk}/")

    with django_assert_num_queries(7):
        assert parent.get(f"/poster/{coffee.pk}/").content.count(b"9am to 10:15am") == count
