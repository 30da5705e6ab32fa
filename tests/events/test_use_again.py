"""An event's page again next year: the words come along, dates and bookings do not."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from events.models import EventIndexPage, EventPage, Occurrence
from home.models import HomePage
from tests.cast import signed_in


@pytest.fixture
def fair(home) -> EventPage:
    """A public page of an event with one date, which was looked at with families."""
    index = home.add_child(instance=EventIndexPage(title="Events"))
    page = index.add_child(
        instance=EventPage(
            title="Summer fair 2026", place="The field", food="Cake.", looked_at_on=date(2026, 3, 1),
            looked_at_with="six parents", co_authors="Nadia", reviewed_on=date(2025, 1, 1),
            review_due_on=date(2026, 1, 1), change_note="A new gate.",
        )
    )  # fmt: skip
    page.save_revision().publish()
    start = timezone.now() + timedelta(days=1)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=1), "closes_at": start, "offers_end_at": start}
    Occurrence.objects.create(page=page, adult_capacity=9, **times)
    return page


def address(page) -> str:
    """Where the page is used again."""
    return reverse("event_again", args=[page.pk])


def test_it_says_what_comes_along_and_offers_a_name(fair, office):
    soup = BeautifulSoup(signed_in(office).get(address(fair)).content, "html.parser")

    assert soup.select_one("[name=title]")["value"] == "Summer fair 2027"
    assert "Dates and bookings are not taken along." in soup.get_text()
    assert EventPage.objects.count() == 1


def test_the_new_page_has_the_words_and_no_dates_and_families_do_not_see_it(fair, office, parent):
    answer = signed_in(office).post(address(fair), {"title": "Summer fair 2027"})
    new = EventPage.objects.exclude(pk=fair.pk).get()

    assert answer.url == reverse("wagtailadmin_pages:edit", args=[new.pk])
    assert (new.title, new.slug, new.place, new.food) == ("Summer fair 2027", "summer-fair-2027", "The field", "Cake.")
    assert (new.live, new.owner, new.occurrences.count(), fair.occurrences.count()) == (False, office, 0, 1)
    assert parent.get(f"{fair.get_parent().url}summer-fair-2027/").status_code == 404


def test_the_new_page_claims_nothing_that_was_true_of_the_old_one(fair, office):
    signed_in(office).post(address(fair), {"title": "Summer fair 2027"})
    new = EventPage.objects.exclude(pk=fair.pk).get().get_latest_revision_as_object()

    assert (new.looked_at_on, new.looked_at_with, new.co_authors, new.change_note) == (None, "", "", "")
    assert (new.reviewed_on, new.review_due_on) == (
        timezone.localdate(),
        timezone.localdate() + timedelta(days=365),
    )


def test_the_same_name_again_gets_an_address_of_its_own(fair, office):
    client = signed_in(office)
    for _twice in range(2):
        client.post(address(fair), {"title": "Summer fair 2026"})

    slugs = EventPage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["summer-fair-2026", "summer-fair-2026-1", "summer-fair-2026-2"]


@pytest.mark.parametrize("odd", ["", " ", "\x00", "x" * 300_000])
def test_a_name_that_is_none_is_asked_for_again(fair, office, odd):
    answer = signed_in(office).post(address(fair), {"title": odd})

    assert (answer.status_code in {200, 400}, EventPage.objects.count()) == (True, 1)


def test_it_is_for_those_who_make_pages_and_for_pages_of_their_school(fair, home, office, attendance_lead, parent):
    other = home.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
    Site.objects.create(hostname="other.example", root_page=other)
    theirs = other.add_child(instance=EventIndexPage(title="Events")).add_child(
        instance=EventPage(title="Theirs", place="Hall")
    )

    assert signed_in(attendance_lead).post(address(fair), {"title": "Mine"}).status_code == 403
    assert signed_in(office).get(address(theirs)).status_code == 404
    assert parent.get(address(fair)).status_code == 302
    assert EventPage.objects.count() == 2


def test_the_button_stands_on_event_pages_only(fair, home, office):
    def offered(page) -> bool:
        edit = signed_in(office).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        return "Use it again" in edit.content.decode()

    assert [offered(page) for page in (fair, home)] == [True, False]
