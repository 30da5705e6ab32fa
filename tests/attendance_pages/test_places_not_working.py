"""A family says that a number did not work, in one tap and without a name; the school looks."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from attendance_pages.models import ServiceDirectoryPage, SupportService, TroubleReport
from attendance_pages.places.services import mark_checked
from attendance_pages.querysets import services_to_check
from tests.attendance_pages.places import LIST, other_school, place, soup_of
from tests.cast import signed_in


@pytest.fixture
def samaritans(site):
    """A place whose number rings for ever."""
    return place(site)


def form_address(service) -> str:
    return reverse("places:not_working", args=[service.pk])


def tell(parent, service, **fields):
    """Pick something and press the button."""
    key = soup_of(parent, form_address(service)).select_one("[name=key]")["value"]
    return parent.post(form_address(service), {"key": key, "trouble": "nobody", "nickname": "", **fields})


def reports() -> list[tuple[str, str, date]]:
    return [(one.service.name, one.trouble, one.reported_on) for one in TroubleReport.objects.all()]


def test_a_card_leads_to_the_form_and_the_form_to_a_thank_you_that_says_what_happens_next(parent, home, samaritans):
    home.add_child(instance=ServiceDirectoryPage(title="Places that can help", slug="places"))
    link = soup_of(parent).select_one(".service-card__checked a")
    assert (link.get_text(), link["href"]) == ("It did not work?", form_address(samaritans))

    with time_machine.travel("2026-11-23 10:00 +0000"):
        answer = tell(parent, samaritans, trouble="wrong_number")
    assert (answer.status_code, answer["Location"]) == (303, reverse("places:thank_you", args=[samaritans.pk]))
    assert reports() == [("Samaritans", "wrong_number", date(2026, 11, 23))]

    thanks = soup_of(parent, answer["Location"])
    assert thanks.h1.get_text() == "Thank you"
    assert [step.get_text() for step in thanks.select("ol.steps li")] == [
        "Somebody at school rings or looks.",
        "We put it right, or take the place off the list.",
    ]
    assert thanks.find("a", string="Back to the places that can help")["href"] == "/places/"


def test_nothing_about_the_family_is_kept(parent, samaritans):
    tell(parent, samaritans)

    assert {field.name for field in TroubleReport._meta.get_fields()} == {"id", "service", "trouble", "reported_on"}


@pytest.mark.parametrize(
    ("picked", "sentence"), [("", "Please pick what went wrong."), ("zebra\x00", "Please pick one of these.")]
)
def test_without_a_pick_it_asks_for_one(parent, samaritans, picked, sentence):
    answer = tell(parent, samaritans, trouble=picked)

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert reports() == []


def test_a_second_press_counts_once(parent, samaritans):
    fields = {"key": soup_of(parent, form_address(samaritans)).select_one("[name=key]")["value"], "trouble": "closed"}
    assert [parent.post(form_address(samaritans), fields).status_code for _press in range(2)] == [303, 303]

    assert len(reports()) == 1


def test_a_machine_that_fills_in_what_nobody_sees_counts_for_nothing(parent, samaritans):
    assert tell(parent, samaritans, nickname="Best pills").status_code == 303

    assert reports() == []


def test_very_many_from_one_address_are_asked_to_wait(parent, samaritans):
    answers = [tell(parent, samaritans).status_code for _press in range(31)]

    assert answers == [303] * 30 + [429]
    assert len(reports()) == 30


@pytest.mark.parametrize("hidden", [{"assured_date": None}, {"status": SupportService.Status.INACTIVE}])
def test_a_place_that_families_do_not_see_has_no_form(parent, site, hidden):
    service = place(site, name="Hidden", **hidden)

    assert parent.get(form_address(service)).status_code == 404
    assert parent.post(form_address(service), {"trouble": "closed"}).status_code == 404


def test_another_schools_place_has_no_form_here(parent, site):
    theirs = place(other_school(), name="Theirs")

    assert parent.post(form_address(theirs), {"trouble": "closed"}).status_code == 404
    assert reports() == []


def test_what_was_told_brings_the_place_up_for_a_check_and_a_check_settles_it(parent, site, samaritans):
    tell(parent, samaritans)
    assert list(services_to_check(site)) == [samaritans]

    mark_checked(samaritans, assurer="Tom Ashworth")
    assert (list(services_to_check(site)), reports()) == ([], [])


@pytest.fixture
def november():
    with time_machine.travel("2026-11-23 10:00 +0000"):
        yield


def several(site) -> None:
    """A place in each state."""
    told = place(site, name="Told")
    for trouble in ("nobody", "nobody", "closed"):
        TroubleReport.objects.create(service=told, trouble=trouble)
    place(site, name="Never", assured_date=None)
    place(site, name="Overdue", assured_date=date(2026, 4, 20))
    place(site, name="Old", assured_date=date(2025, 1, 1))
    place(site, name="Fine")
    place(other_school(), name="Theirs")


def names(browser, asked: str) -> list[str]:
    """Which places the staff list shows."""
    links = soup_of(browser, LIST + asked).select("table.listing tbody .title-wrapper a")
    return [link.get_text(strip=True) for link in links]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["Fine", "Never", "Old", "Overdue", "Told"]),
        ("?look=to_check", ["Never", "Old", "Overdue", "Told"]),
        ("?look=reported", ["Told"]),
        ("?look=never", ["Never"]),
        ("?look=too_old", ["Old"]),
        ("?look=overdue", ["Overdue"]),
        ("?look=fresh", ["Fine", "Told"]),
        ("?look=zebra", ["Fine", "Never", "Old", "Overdue", "Told"]),
    ],
)
def test_the_office_sees_what_it_has_to_ring(november, site, office, asked, shown):
    several(site)

    assert sorted(names(signed_in(office), asked)) == shown


def test_the_office_is_told_how_many_wait_for_a_look(november, site, office):
    several(site)
    button = soup_of(signed_in(office), LIST).find("a", href=LIST + "?look=to_check")

    assert button.get_text(strip=True) == "To check (4)"


def test_the_list_counts_what_families_told(november, site, office):
    several(site)
    text = soup_of(signed_in(office), LIST + "?look=reported").select_one("table.listing").get_text(" ", strip=True)

    assert "Nobody answers (2), It is closed (1)" in text


@pytest.mark.parametrize("count", [1, 40])
def test_the_office_list_asks_as_often_for_forty_as_for_one(site, office, django_assert_num_queries, count):
    for i in range(count):
        TroubleReport.objects.create(service=place(site, name=f"Place {i}"), trouble="closed")
    browser = signed_in(office)
    browser.get(LIST)

    with django_assert_num_queries(21):
        browser.get(LIST)


def test_one_press_says_who_checked_it_and_when(november, site, office):
    told = place(site, name="Told", assured_date=date(2025, 1, 1), assurer="Somebody")
    TroubleReport.objects.create(service=told, trouble="closed")
    browser = signed_in(office)
    form = soup_of(browser, LIST + "?look=reported").select_one("table.listing form")
    fields = {field["name"]: field["value"] for field in form.select("input[name]")}
    answer = browser.post(form["action"], fields)

    told.refresh_from_db()
    assert (told.assured_date, told.assurer, told.troubles.count()) == (date(2026, 11, 23), "tom", 0)
    assert answer["Location"] == LIST + "?look=reported"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example"])
def test_a_press_never_leads_to_another_site(site, office, elsewhere):
    address = f"{LIST}checked/{place(site).pk}/"

    assert signed_in(office).post(address, {"next": elsewhere})["Location"] == LIST


def test_a_check_is_for_those_who_may_change_places(site, office, attendance_lead):
    mine, theirs = place(site, assured_date=None), place(other_school(), assured_date=None)
    signed_in(attendance_lead).post(f"{LIST}checked/{mine.pk}/")
    assert signed_in(office).post(f"{LIST}checked/{theirs.pk}/").status_code == 404
    assert signed_in(office).get(f"{LIST}checked/{mine.pk}/").status_code == 405

    assert list(SupportService.objects.values_list("assured_date", flat=True)) == [None, None]


def test_ticking_the_box_in_the_form_is_a_check_too(november, site, office):
    browser = signed_in(office)
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    rows = {f"{name}-{kind}": value for name in ("phones", "schedules") for kind, value in counts.items()}
    fields = {
        "site": site.pk, "name": "New", "description": "They listen.", "status": "active", "needs": ["worried", "talk"],
        "phones-0-type": "voice", "phones-0-number": "116 123", "phones-0-ORDER": "1", "checked_today": "on",
        "schedules-0-byday": ["MO", "TU"], "schedules-0-opens_at": "09:00", "schedules-0-closes_at": "17:00",
        "schedules-0-ORDER": "1", **rows,
    }  # fmt: skip
    answer = browser.post(LIST + "add/", fields)
    new = SupportService.objects.get()

    assert answer.status_code == 302
    assert (new.assured_date, new.assurer, new.needs) == (date(2026, 11, 23), "tom", ["worried", "talk"])
    assert ([phone.number for phone in new.calls], new.hours) == (["116 123"], "Monday and Tuesday, 9am to 5pm")
