"""Seeding the demo again renews it, and never undoes what somebody at school wrote."""

from io import StringIO

from django.apps import apps
from django.core.management import call_command
from wagtail.models import Page, Site

from attendance_pages.models import GuidancePage, SupportPhone, SupportService
from home.models import SchoolSettings, StaffMember
from site_project.staff.demo import DEMO_PEOPLE, demo_password
from site_project.staff.models import User

OURS = ("home", "attendance_pages", "events", "contact", "staff", "wagtailcore")
GROWING = {"Revision", "ModelLogEntry", "PageLogEntry", "ReferenceIndex", "GroupPagePermission"}


def seed() -> str:
    """Run the command. Returns what it prints."""
    told = StringIO()
    call_command("seed_demo", stdout=told)
    return told.getvalue()


def counts() -> dict[str, int]:
    """How many rows each of our tables has."""
    models = [model for model in apps.get_models() if model._meta.app_label in OURS and model.__name__ not in GROWING]
    return {model._meta.label: model._base_manager.count() for model in models}


def test_it_tells_who_can_sign_in_and_how(demo):
    told = seed()

    assert [person.username for person in DEMO_PEOPLE if f"  {person.username} " not in told] == []
    assert told.rstrip().endswith(f"Password for each of them: {demo_password()}")
    assert User.objects.get(username="tom").check_password(demo_password())


def test_seeding_again_adds_nothing(demo):
    first = counts()
    seed()

    assert counts() == first
    assert (first["home.StaffMember"], first["attendance_pages.GuidancePage"]) == (4, 17)


def test_seeding_again_keeps_what_an_editor_wrote(demo):
    page = GuidancePage.objects.get(slug="running-late")
    page.title, page.introduction = "Late? Come in", "There is toast."
    page.save_revision().publish()
    seed()

    page.refresh_from_db()
    assert (page.title, page.introduction) == ("Late? Come in", "There is toast.")


def test_seeding_again_keeps_what_the_office_set(demo):
    SchoolSettings.objects.update(school_name="St Wilfrid's", phone="01632 960999", act_colour="#5B2E0B")
    StaffMember.objects.filter(name__contains="Amara").update(days="Mondays")
    SupportPhone.objects.filter(service__name="Samaritans").update(number="116 124")
    seed()

    school = SchoolSettings.objects.get()
    assert (school.school_name, school.phone, school.act_colour) == ("St Wilfrid's", "01632 960999", "#5B2E0B")
    assert StaffMember.objects.get(name__contains="Amara").days == "Mondays"
    assert [phone.number for phone in SupportService.objects.get(name="Samaritans").calls] == ["116 124"]


def test_a_page_that_was_taken_down_stays_down(demo):
    Page.objects.get(slug="running-late").specific.unpublish()
    seed()

    assert Page.objects.get(slug="running-late").live is False


def test_the_three_buttons_of_the_front_door_lead_somewhere(demo):
    home = Site.objects.get(is_default_site=True).root_page.specific

    assert [block.value.url for block in home.top_tasks] == [
        "/help/my-child-is-not-well/",
        "/help/tell-us-your-child-is-away/",
        "/talk-to-us/",
    ]
