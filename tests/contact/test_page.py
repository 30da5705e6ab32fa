"""The page that comes before the form, the settings, and the demo."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client

from contact.demo import seed
from contact.models import Case, ContactPage, TeamSettings
from home.demo import seed as seed_school
from home.models import StaffMember
from site_project.staff.demo import sign_in_demo_people
from site_project.staff.groups import GroupName
from tests.cast import signed_in


@pytest.fixture
def page(site, home) -> ContactPage:
    page = ContactPage(
        title="Talk to us",
        slug="talk-to-us",
        introduction="In your own words.",
        what_stays_between_us="<p>First, what we cannot keep to ourselves.</p>",
        when_we_read="At 8:15 on school days.",
    )
    page.who_reads = [StaffMember.objects.create(site=site, name="Amara Okafor", role="Family support lead")]
    return home.add_child(instance=page)


def test_the_limits_come_before_the_button(page, parent):
    text = parent.get("/talk-to-us/").content.decode()
    main = text[text.index("<main") :]
    parts = [
        "what we cannot keep to ourselves",
        "Amara Okafor",
        "At 8:15",
        'href="/messages/write/"',
        'href="/messages/"',
    ]
    places = [main.index(part) for part in parts]
    assert places == sorted(places)
    assert main.index("Would you rather talk?") > places[-1]
    assert text.index("leave-page") < text.index("<main")


def test_the_form_says_it_again(page, parent):
    text = parent.get("/messages/write/").content.decode()
    assert text.index("what we cannot keep to ourselves") < text.index("<form")
    assert "Amara Okafor" in text


def test_the_answer_names_who_reads(page, parent):
    parent.post("/messages/write/", {"message": "Hello."})
    text = parent.get("/messages/sent/").content.decode()
    assert "Amara Okafor" in text
    assert re.search("Amara Okafor reads it (today|tomorrow|on )", text)


def test_an_editor_can_open_the_page_in_the_admin(page, editor):
    assert signed_in(editor).get(f"/admin/pages/{page.pk}/edit/").status_code == 200


@pytest.mark.parametrize(("path", "queries"), [("/talk-to-us/", 18), ("/messages/write/", 9)])
def test_a_visit_asks_the_same_number_of_questions_for_one_person_and_three(
    page, site, parent, django_assert_num_queries, path, queries
):
    parent.get(path)
    with django_assert_num_queries(queries):
        parent.get(path)
    page.who_reads.add(*[StaffMember.objects.create(site=site, name=name, role="x") for name in "BC"])
    page.save()
    parent.get(path)
    with django_assert_num_queries(queries):
        parent.get(path)


@pytest.mark.parametrize("text", ["", "a@school.example", "a@school.example\nb@school.example\n"])
def test_addresses_are_checked(site, text):
    settings = TeamSettings(site=site, notify=text)
    settings.full_clean(exclude=["team"])


def test_a_wrong_address_gets_a_sentence(site):
    with pytest.raises(ValidationError, match="Write one e-mail address a line"):
        TeamSettings(site=site, notify="a@school.example\nnobody").full_clean()


def test_the_demo_can_be_planted_twice(site):
    sign_in_demo_people()
    seed_school()
    seed()
    seed()
    case = Case.objects.order_by("opened_on").first()
    assert Case.objects.count() == 3
    assert (ContactPage.objects.count(), case.messages.count(), case.status) == (1, 4, "waiting")
    assert [str(message.author) for message in case.messages.for_staff()][1] == "Amara Okafor"
    assert TeamSettings.for_site(site).team == Group.objects.get(name=GroupName.ATTENDANCE_TEAM)
    assert Client().get("/talk-to-us/").status_code == 200


def test_every_person_the_demo_says_reads_messages_can_read_them(site):
    sign_in_demo_people()
    seed_school()
    seed()
    team = Group.objects.get(name=GroupName.ATTENDANCE_TEAM).user_set.all()
    assert {person.name for person in ContactPage.objects.get().who_reads.all()} == {str(user) for user in team}
