"""Pages of people: a person first, what they can do, what they cannot, one tap to reach them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from attendance_pages.models import NetworkPerson, WhosWhoPage
from home.models import HomePage, StaffMember
from tests.attendance_pages.policies import somebody


def nurse(site, **fields) -> NetworkPerson:
    """A school nurse whom somebody checked this month."""
    values = {
        "role": "School nurse",
        "name": "Jo Hart",
        "can_do": "Jo helps with sleep.",
        "checked_on": date(2026, 11, 3),
    }
    return NetworkPerson.objects.create(site=site, **{**values, **fields})


def people_page(home, **fields) -> WhosWhoPage:
    """A page of people."""
    return home.add_child(instance=WhosWhoPage(title="Who to talk to", slug="who", **fields))


def cards(parent) -> list[BeautifulSoup]:
    """The cards on the page."""
    return BeautifulSoup(parent.get("/who/").content, "html.parser").main.select(".person-card")


def names(parent) -> list[str]:
    """Whom the page shows, in order."""
    return [card.h3.get_text(strip=True) for card in cards(parent)]


def test_everybody_at_school_is_there_without_being_chosen(parent, site, home):
    for order, name in enumerate(["Zoë", "Amara"]):
        somebody(site, name, sort_order=order)
    people_page(home)

    assert names(parent) == ["Zoë", "Amara"]


def test_chosen_people_come_in_the_order_of_the_page(parent, site, home):
    zoe, _tom, amara = (somebody(site, name) for name in ["Zoë", "Tom", "Amara"])
    people_page(home, staff_shown="chosen", staff=[("person", amara), ("person", zoe)])

    assert names(parent) == ["Amara", "Zoë"]


def test_a_chosen_person_who_left_is_gone_from_the_page(parent, site, home):
    tom, jo = somebody(site, "Tom"), nurse(site)
    people_page(home, staff_shown="chosen", staff=[("person", tom)], network_shown="chosen", network=[("person", jo)])
    assert names(parent) == ["Tom", "Jo Hart"]
    tom.delete()
    jo.delete()

    assert names(parent) == []


def test_staff_come_before_people_from_outside(parent, site, home):
    nurse(site)
    somebody(site, "Tom")
    people_page(home, network_shown="everybody")

    assert names(parent) == ["Tom", "Jo Hart"]


def test_a_person_around_school_says_what_they_can_do_and_cannot_and_rings_on_a_tap(parent, site, home):
    nurse(site, cannot_do="She does not prescribe.", how_to_reach="Ask us.", phone="01632 960151")
    people_page(home, staff_shown="nobody", network_shown="everybody")
    [card] = cards(parent)
    text = card.get_text(" ", strip=True)

    assert [card.h3.get_text(strip=True), card.select_one(".soft").get_text()] == ["Jo Hart", "School nurse"]
    assert "Good to know: She does not prescribe. How to reach them: Ask us." in text
    assert "We can ring with you. Just ask us." in text
    assert text.endswith("We checked this on 3 November 2026.")
    assert [link["href"] for link in card.select('a[href^="tel:"]')] == ["tel:01632960151"]


def test_where_nobody_knows_a_name_the_role_is_the_person(parent, site, home):
    nurse(site, name="", we_ring_with_you=False)
    people_page(home, staff_shown="nobody", network_shown="everybody")
    [card] = cards(parent)

    assert card.h3.get_text(strip=True) == "School nurse"
    assert "We can ring with you" not in card.get_text()


def test_another_school_s_people_stay_there(parent, site, home):
    other_home = home.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
    other = Site.objects.create(hostname="other.example", root_page=other_home)
    nurse(other, name="Not ours")
    somebody(other, "Not ours either")
    people_page(home, network_shown="everybody")

    assert names(parent) == []


def test_headings_stay_in_order_where_somebody_left_them_empty(parent, site, home):
    somebody(site, "Tom")
    people_page(home, staff_heading="")
    main = BeautifulSoup(parent.get("/who/").content, "html.parser").main

    assert main.h2.get_text() == "People at school"
    assert "visually-hidden" in main.h2["class"]


@pytest.mark.parametrize("count", [1, 60])
def test_a_page_of_people_asks_as_often_for_sixty_as_for_one(parent, site, home, django_assert_num_queries, count):
    from tests.attendance_pages.test_query_counts import people

    people(site, count)
    photos = StaffMember.objects.values_list("photo", flat=True)
    for number, photo in enumerate(photos):
        nurse(site, role=f"Nurse {number}", photo_id=photo)
    people_page(home, network_shown="everybody")
    assert len(cards(parent)) == 2 * count
    with django_assert_num_queries(11):
        parent.get("/who/")


def test_the_search_finds_a_person_around_school_by_what_they_do(parent, site):
    nurse(site)
    main = BeautifulSoup(parent.get("/search/?q=nurse").content, "html.parser").main

    assert [card.h3.get_text(strip=True) for card in main.select(".person-card")] == ["Jo Hart"]
