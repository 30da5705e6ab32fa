"""Last year's terms, a year on: seen first, made once, changed afterwards."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from home.models import HomePage, SchoolSettings, Term
from home.next_year import name_a_year_on
from tests.cast import signed_in

ADDRESS = "/admin/terms-again/"
THIS_YEAR = [
    ("Autumn 2025", date(2025, 9, 3), date(2025, 12, 19)),
    ("Spring 2026", date(2026, 1, 5), date(2026, 3, 27)),
    ("Summer 2026", date(2026, 4, 13), date(2026, 7, 22)),
]
NEXT_YEAR = [
    ("Autumn 2026", date(2026, 9, 2), date(2026, 12, 18)),
    ("Spring 2027", date(2027, 1, 4), date(2027, 3, 26)),
    ("Summer 2027", date(2027, 4, 12), date(2027, 7, 21)),
]


@pytest.fixture
def school(site) -> SchoolSettings:
    """A school that has written one year."""
    school = SchoolSettings.for_site(site)
    for name, first, last in THIS_YEAR:
        Term.objects.create(school=school, name=name, first_day=first, last_day=last)
    return school


def terms(school) -> list[tuple]:
    """All terms of a school."""
    return list(Term.objects.filter(school=school).values_list("name", "first_day", "last_day"))


def press(client, after: str = "2026-04-13"):
    """Press the button below what was seen."""
    return client.post(ADDRESS, {"after": after})


def test_it_shows_the_same_weekdays_a_year_later_and_makes_nothing_yet(school, office):
    soup = BeautifulSoup(signed_in(office).get(ADDRESS).content, "html.parser")
    rows = [[cell.get_text() for cell in row.find_all("td")] for row in soup.select("tbody tr")]

    assert rows[0] == ["Autumn 2026", "Wednesday 2 September 2026", "Friday 18 December 2026"]
    assert (len(rows), terms(school)) == (3, THIS_YEAR)


def test_the_button_makes_them_and_leads_to_where_they_can_be_changed(school, office, site):
    answer = press(signed_in(office))

    assert terms(school) == THIS_YEAR + NEXT_YEAR
    assert answer.url == f"/admin/settings/home/schoolsettings/{site.pk}/"


def test_pressing_twice_makes_them_once(school, office):
    client = signed_in(office)
    press(client)
    told = client.post(ADDRESS, {"after": "2026-04-13"}, follow=True).content.decode()

    assert terms(school) == THIS_YEAR + NEXT_YEAR
    assert "Nothing was made: these terms are there already." in told


def test_the_year_after_only_the_newest_year_is_taken(school, office):
    client = signed_in(office)
    press(client)
    press(client, after="2027-04-12")

    assert [name for name, _first, _last in terms(school)[6:]] == ["Autumn 2027", "Spring 2028", "Summer 2028"]


@pytest.mark.parametrize("odd", ["", "soon", "9999-99-99", "\x00", "x" * 5000])
def test_an_odd_answer_makes_nothing(school, office, odd):
    assert press(signed_in(office), after=odd).status_code == 302
    assert terms(school) == THIS_YEAR


def test_without_terms_it_says_what_to_do_first(site, office):
    page = signed_in(office).get(ADDRESS).content.decode()

    assert ("There is no term yet to start from." in page, "Add these terms" in page) == (True, False)


def test_it_is_for_those_who_change_our_school(school, editor, attendance_lead, parent):
    assert [press(signed_in(person)).status_code for person in (editor, attendance_lead)] == [403, 403]
    assert press(parent).status_code == 302
    assert terms(school) == THIS_YEAR


def test_another_schools_terms_stay_as_they_are(school, home, office):
    other = home.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
    theirs = SchoolSettings.for_site(Site.objects.create(hostname="other.example", root_page=other))
    Term.objects.create(school=theirs, name="Autumn", first_day=date(2027, 9, 1), last_day=date(2027, 12, 1))
    press(signed_in(office))

    assert len(terms(theirs)) == 1
    assert terms(school) == THIS_YEAR + NEXT_YEAR


@pytest.mark.parametrize(
    ("name", "moved"),
    [
        ("Autumn 1", "Autumn 1"),
        ("Summer fair 2026", "Summer fair 2027"),
        ("Year 2026/27", "Year 2027/28"),
        ("1999/00", "1999/00"),
        ("2099/00", "2100/01"),
        ("Room 120260", "Room 120260"),
    ],
)
def test_years_in_a_name_move_on(name, moved):
    assert name_a_year_on(name) == moved
